namespace Grid.Ledger;

/// <summary>
/// The reads of a store for an audit, and for an owner that verifies that it still owns its partition.
/// </summary>
internal interface ILedgerAudit
{
    /// <summary>The head row of a partition; null when no silo ever owned it.</summary>
    Task<LedgerHead?> Head(int partition, CancellationToken cancel = default);

    /// <summary>The highest partition number that rows or heads have; -1 when there are none.</summary>
    Task<int> LastPartition(CancellationToken cancel = default);

    /// <summary>The records whose versions do not follow one another from 1 within their source.</summary>
    IAsyncEnumerable<BrokenSource> BrokenSources(CancellationToken cancel = default);
}
