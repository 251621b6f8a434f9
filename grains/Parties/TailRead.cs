using Grid.Ledger;

namespace Grid.Parties;

/// <param name="Records">
/// Every record that names the party beyond what it has seen, ordered by partition and position. For a hot party the
/// records of cases are left out; of the entries of a register only the latest is included, with the unreadable records
/// after it.
/// </param>
/// <param name="UpTo">
/// The positions up to which the ledger was read, by partition. Many readers share the array: do not change it.
/// </param>
internal readonly record struct TailRead(IReadOnlyList<LedgerRecord> Records, long[] UpTo);
