namespace Grid.Ledger;

/// <summary>The writing side of a store. Each call is one transaction. Only the commit loop uses it.</summary>
internal interface ILedgerWriter
{
    /// <summary>
    /// The scheduler on which the commit loop runs: threads of its own where the store's calls block.
    /// </summary>
    TaskScheduler Scheduler { get; }

    /// <summary>Records into how many partitions the ledger is cut, the first time.</summary>
    /// <returns>The number of partitions it was cut into, then or now.</returns>
    Task<int> Cut(int partitions, CancellationToken cancel = default);

    /// <summary>Raises the partition's epoch, so that no earlier owner can store there any more.</summary>
    Task<LedgerHead> TakeOver(int partition, CancellationToken cancel = default);

    /// <summary>
    /// Raises the epochs of heads that are still held, so that no statement sent before can still arrive, and returns
    /// where they stand. Heads that another owner has taken over are missing from the answer.
    /// </summary>
    Task<IReadOnlyList<LedgerHead>> Renew(IReadOnlyList<OwnedPartition> held, CancellationToken cancel = default);

    /// <summary>
    /// Stores the runs of all partitions whose head is where its owner believes, and moves those heads. Of the other
    /// partitions it stores nothing. An exception means that the outcome is unknown.
    /// </summary>
    Task<CommitOutcome> Commit(IReadOnlyList<OwnedPartition> partitions, CancellationToken cancel = default);

    /// <summary>Finds which requests want versions of a source that are stored already.</summary>
    /// <returns>Their places in the list.</returns>
    Task<IReadOnlyList<int>> Taken(IReadOnlyList<AppendRequest> requests, CancellationToken cancel = default);

    /// <summary>
    /// Stores records of another ledger behind the ends of their partitions: all of them, or none. An owner of such a
    /// partition can store nothing there until it takes the partition over again.
    /// </summary>
    /// <param name="records">In their order; each gets a position and a hash of this ledger.</param>
    /// <returns>How many there were.</returns>
    Task<long> TakeIn(IEnumerable<LedgerRecord> records, CancellationToken cancel = default);
}
