using Grid.Ledger;

namespace Grid.Parties;

/// <summary>Finds what the ledger holds for a party beyond what its snapshot has seen. Loads that meet are answered together.</summary>
internal interface IPartyTail
{
    /// <param name="party">Who asks.</param>
    /// <param name="seen">Last position seen, by partition; a partition that is missing was never seen.</param>
    /// <returns>Every record that names the party beyond <paramref name="seen"/>, ordered by partition and position; for a hot party without the cases' records.</returns>
    Task<IReadOnlyList<LedgerRecord>> Read(PartyRef party, IReadOnlyDictionary<int, long> seen, CancellationToken cancel = default);
}
