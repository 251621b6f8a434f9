using System.Diagnostics.CodeAnalysis;

namespace Grid.ReadModel;

/// <summary>
/// The projections of the cases that moved lately: most steps of a case follow each other closely. It holds two
/// generations, and drops the older one as a whole.
/// </summary>
internal sealed class RecentCases
{
    private const int Most = 250;

    private Dictionary<Guid, CaseProjection> young = [];
    private Dictionary<Guid, CaseProjection> old = [];

    public bool TryGet(Guid id, [NotNullWhen(true)] out CaseProjection? account) =>
        young.TryGetValue(id, out account) || old.TryGetValue(id, out account);

    public void Keep(CaseProjection account)
    {
        young[account.Case.Id] = account;
        if (young.Count >= Most)
        {
            old = young;
            young = [];
        }
    }

    public void Forget()
    {
        young.Clear();
        old.Clear();
    }
}
