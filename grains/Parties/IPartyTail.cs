using Grid.Ledger;

namespace Grid.Parties;

/// <summary>
/// Finds what the ledger holds for a party beyond what its snapshot has seen. Loads that meet are answered together.
/// </summary>
internal interface IPartyTail
{
    /// <param name="party">Who asks.</param>
    /// <param name="seen">Last position seen, by partition; a partition that is missing was never seen.</param>
    Task<TailRead> Read(EntityRef party, IReadOnlyDictionary<int, long> seen, CancellationToken cancel = default);
}

/// <param name="Records">
/// Every record that names the party beyond what it has seen, ordered by partition and position; for a hot party
/// without the cases' records, and of the entries of a register the latest of each, with what cannot be read after it.
/// </param>
/// <param name="UpTo">How far the ledger was looked through, by partition. Shared by many: not to be changed.</param>
internal readonly record struct TailRead(IReadOnlyList<LedgerRecord> Records, long[] UpTo);
