using Grid.Ledger;
using Grid.Parties;
using Grid.Places;
using Grid.Rulebook;

namespace Grid.ReadModel;

/// <summary>Selects marks.</summary>
/// <param name="Standing">Marks that stand now; false for those that ended or fell.</param>
/// <param name="County">Code of the county in which the place lies.</param>
/// <param name="Counties">Codes of several counties, where <paramref name="County"/> is null.</param>
[GenerateSerializer, Immutable, Alias("grid.desk.markQuery")]
public sealed record MarkQuery(
    [property: Id(0)] EntityRef? Place,
    [property: Id(1)] bool? Standing,
    [property: Id(2)] int Limit,
    [property: Id(3)] string? After,
    [property: Id(4)] LedgerPosition? WaitFor,
    [property: Id(5)] string? County = null,
    [property: Id(6)] IReadOnlyList<string>? Counties = null);

/// <summary>重复投诉: a mark of a place.</summary>
/// <param name="Stands">
/// Whether the mark stands now: it has not ended, and the complaints it rests on still count.
/// </param>
[GenerateSerializer, Immutable, Alias("grid.desk.markLine")]
public sealed record MarkLine(
    [property: Id(0)] EntityRef Place,
    [property: Id(1)] int Number,
    [property: Id(2)] string Rule,
    [property: Id(3)] ClassKind? Kind,
    [property: Id(4)] IReadOnlyList<string> Classes,
    [property: Id(5)] GeoPoint Point,
    [property: Id(6)] double? Metres,
    [property: Id(7)] int Complaints,
    [property: Id(8)] Guid Case,
    [property: Id(9)] DateTimeOffset Since,
    [property: Id(10)] DateTimeOffset Until,
    [property: Id(11)] double LookBackDays,
    [property: Id(12)] bool Stands);

[GenerateSerializer, Immutable, Alias("grid.desk.markPage")]
public sealed record MarkPage(
    [property: Id(0)] IReadOnlyList<MarkLine> Items,
    [property: Id(1)] string? Next,
    [property: Id(2)] IReadOnlyList<LedgerPosition> ReadTo);
