using Grid.Ledger;

namespace Grid.Parties;

/// <summary>
/// Finds the records that the ledger holds for a party beyond its snapshot. Concurrent loads are answered together.
/// </summary>
internal interface IPartyTail
{
    /// <param name="party">The party that asks.</param>
    /// <param name="seen">The last position seen, by partition; a partition that is missing was never seen.</param>
    Task<TailRead> Read(EntityRef party, IReadOnlyDictionary<int, long> seen, CancellationToken cancel = default);
}

/// <param name="Records">
/// Every record that names the party beyond what it has seen, ordered by partition and position. For a hot party the
/// records of cases are left out; of the entries of a register only the latest is included, with the unreadable records
/// after it.
/// </param>
/// <param name="UpTo">
/// The positions up to which the ledger was read, by partition. Many readers share the array: do not change it.
/// </param>
internal readonly record struct TailRead(IReadOnlyList<LedgerRecord> Records, long[] UpTo);
