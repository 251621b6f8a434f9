using Grid.ReadModel;

namespace Grid.Ledger;

/// <summary>Reads the stored ledger of the region, from any silo. Only the commit loop writes it.</summary>
internal interface ILedgerStore
{
    /// <summary>All events of a source, in order; empty when there are none.</summary>
    Task<IReadOnlyList<LedgerRecord>> ReadSource(string source, CancellationToken cancel = default);

    /// <summary>All events of several sources, ordered by source and version.</summary>
    Task<IReadOnlyList<LedgerRecord>> ReadSources(
        IReadOnlyCollection<string> sources,
        CancellationToken cancel = default);

    /// <summary>Events of a source after a version, in order; empty at its end alone.</summary>
    Task<IReadOnlyList<LedgerRecord>> ReadSource(
        string source,
        int after,
        PageLimit limit,
        CancellationToken cancel = default);

    /// <summary>The first events of several sources, ordered by source and version.</summary>
    Task<IReadOnlyList<LedgerRecord>> ReadSources(
        IReadOnlyCollection<string> sources,
        PageLimit limit,
        CancellationToken cancel = default);

    /// <summary>Records of a partition after a position, in order; empty at its end alone.</summary>
    Task<IReadOnlyList<LedgerRecord>> Read(
        int partition,
        long after,
        PageLimit limit,
        CancellationToken cancel = default);

    /// <summary>
    /// Records of all partitions, each after its own position, ordered by partition and position; one statement.
    /// </summary>
    /// <param name="after">By partition number.</param>
    Task<IReadOnlyList<LedgerRecord>> ReadBeyond(
        IReadOnlyList<long> after,
        PageLimit limit,
        CancellationToken cancel = default);

    /// <summary>The last position of each partition, by partition number.</summary>
    Task<long[]> Heads(CancellationToken cancel = default);

    /// <summary>The saved position of a named consumer in each partition.</summary>
    Task<long[]> Checkpoints(string consumer, CancellationToken cancel = default);

    /// <summary>
    /// Saves the positions of a consumer, forward only: a former consumer that comes late does not move the present one
    /// back.
    /// </summary>
    Task SaveCheckpoint(string consumer, int partition, long position, CancellationToken cancel = default);

    /// <summary>Adds a dead letter, or replaces the reason of one that is there.</summary>
    Task AddDeadLetter(DeadLetter letter, CancellationToken cancel = default);

    Task RemoveDeadLetter(DeadLetter letter, CancellationToken cancel = default);

    /// <summary>The dead letters, the latest first.</summary>
    Task<IReadOnlyList<DeadLetter>> DeadLetters(int limit, CancellationToken cancel = default);

    /// <summary>The dead letters of a consumer in a partition, in order.</summary>
    Task<IReadOnlyList<DeadLetter>> DeadLetters(
        ConsumerId consumer,
        int partition,
        int limit,
        CancellationToken cancel = default);

    Task<long> CountDeadLetters(CancellationToken cancel = default);
}
