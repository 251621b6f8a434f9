using Grid.Foundation;
using Grid.Parties;

namespace Grid.Ledger;

/// <summary>
/// One line of the ledger of the city (台账), as stored. It is never changed, and only retention removes it;
/// <see cref="Hash"/> chains it to the line before it in its partition.
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.ledger.record")]
public sealed record LedgerRecord
{
    /// <summary>
    /// The payload as read by its first reader in this process. A dozen parties may receive the same record and reuse
    /// it.
    /// </summary>
    [NonSerialized]
    internal Cached<GridEvent> Happened;

    [Id(0)] public required LedgerPosition Position { get; init; }

    /// <summary>The thing it happened to: <c>case/0197…</c>, <c>shop/330424-XQ-02-S001</c>.</summary>
    [Id(1)] public required string Source { get; init; }

    /// <summary>The source's own count of its events, from 1.</summary>
    [Id(2)] public required int Version { get; init; }

    /// <summary>The event's wire name, <c>case.filed</c>.</summary>
    [Id(3)] public required string Type { get; init; }

    [Id(4)] public required DateTimeOffset At { get; init; }

    [Id(5)] public required string By { get; init; }

    /// <summary>
    /// The recipients of the record: every party that answers for the thing, decided when the event happened.
    /// </summary>
    [Id(6)] public required IReadOnlyList<EntityRef> Parties { get; init; }

    /// <summary>The event, as JSON text.</summary>
    [Id(7)] public required string Payload { get; init; }

    /// <summary>SHA-256 over the previous record's hash and this record, 32 bytes.</summary>
    [Id(8)] public required byte[] Hash { get; init; }
}

/// <summary>A run of records of one partition, in order.</summary>
/// <param name="Head">The last position the partition holds (may be beyond the page).</param>
[GenerateSerializer, Immutable, Alias("grid.ledger.page")]
public sealed record LedgerPage(
    [property: Id(0)] int Partition,
    [property: Id(1)] IReadOnlyList<LedgerRecord> Records,
    [property: Id(2)] long Head);

/// <summary>Reads the ledger itself, for audit and for consumers outside the city. Stateless; key: 0.</summary>
[Alias("grid.ledger.reader"), GrainInterfaceType("grid.ledger.reader")]
public interface ILedgerReaderGrain : IGrainWithIntegerKey
{
    /// <summary>How many partitions there are; the last one holds the registers.</summary>
    [Alias("partitions")] Task<int> Partitions();

    /// <summary>At most <paramref name="limit"/> records of a partition after a position.</summary>
    [Alias("read")] Task<LedgerPage> Read(int partition, long after, int limit);
}
