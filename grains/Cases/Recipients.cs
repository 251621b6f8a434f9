using Grid.Parties;

namespace Grid.Cases;

/// <summary>
/// The parties that one event is delivered to, each once, in the order in which they were added. The order is stored.
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

    /// <summary>Adds cases of which none was added before and each is named once: there may be thousands.</summary>
    public void AddCases(IEnumerable<Guid> cases) => parties.AddRange(cases.Select(CaseRules.CaseRef));
}
