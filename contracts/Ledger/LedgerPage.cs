namespace Grid.Ledger;

/// <summary>A run of records of one partition, in order.</summary>
/// <param name="Head">The last position the partition holds (may be beyond the page).</param>
[GenerateSerializer, Immutable, Alias("grid.ledger.page")]
public sealed record LedgerPage(
    [property: Id(0)] int Partition,
    [property: Id(1)] IReadOnlyList<LedgerRecord> Records,
    [property: Id(2)] long Head);
