using Orleans.Concurrency;

namespace Grid.Ledger;

/// <summary>
/// The one writer of a partition. Key: partition number. All calls interleave: appends of one partition meet in the
/// silo's commit loop. Reads are served from the last committed records, from memory while they are there.
/// </summary>
[Alias("grid.ledger.partition"), GrainInterfaceType("grid.ledger.partition")]
internal interface ILedgerPartitionGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Answers once the rows are durable. An exception means the outcome is unknown: the source must be reloaded before
    /// it decides again.
    /// </summary>
    [Alias("append"), AlwaysInterleave] Task<Appended> Append(AppendRequest request);

    /// <summary>
    /// Records after a position, at most <paramref name="limit"/>; waits up to <paramref name="patience"/> for the
    /// first.
    /// </summary>
    [Alias("follow"), AlwaysInterleave] Task<LedgerPage> Follow(long after, int limit, TimeSpan patience);
}
