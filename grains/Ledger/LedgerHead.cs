namespace Grid.Ledger;

/// <summary>
/// The end of a partition as its head row keeps it: the last position and its hash, and the epoch of the owner who may
/// go on from there.
/// </summary>
internal sealed record LedgerHead(int Partition, long Epoch, long Position, byte[] Hash);
