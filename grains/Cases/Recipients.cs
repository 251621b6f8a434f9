using Grid.Parties;

namespace Grid.Cases;

/// <summary>
/// The parties that receive one event, each once, in the order in which they were added. The ledger stores the order.
/// </summary>
internal sealed class Recipients(int capacity)
{
    private readonly List<EntityRef> parties = new(capacity);

    public IReadOnlyList<EntityRef> Parties => parties;

    public void Add(EntityRef party)
    {
        if (!parties.Contains(party))
        {
            parties.Add(party);
        }
    }

    /// <summary>
    /// Adds cases. The caller names each case once, and none that was added before: there may be thousands.
    /// </summary>
    public void AddCases(IEnumerable<Guid> cases) => parties.AddRange(cases.Select(CaseRules.CaseRef));
}
