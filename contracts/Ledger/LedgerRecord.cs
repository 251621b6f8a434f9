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

    /// <summary>The thing it happened to: <c>case/0197…</c>, <c>shop/NH-MAIN-02-S001</c>.</summary>
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
