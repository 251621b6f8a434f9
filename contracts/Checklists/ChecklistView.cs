namespace Grid.Checklists;

/// <summary>
/// The checklist (检查标准清单) of a day. A segment and a point have one part, a cell one for each kind of street in it and
/// one for the rest.
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.checklist.view")]
public sealed record ChecklistView(
    [property: Id(0)] DateOnly Day,
    [property: Id(1)] IReadOnlyList<ChecklistPart> Parts,
    [property: Id(2)] long RulebookVersion);

/// <summary>The items that hold on one kind of ground.</summary>
/// <param name="RoadGrade">The grade of the road; null off the roads.</param>
/// <param name="Segments">The segments of that kind which were asked about.</param>
[GenerateSerializer, Immutable, Alias("grid.checklist.part")]
public sealed record ChecklistPart(
    [property: Id(0)] string? RoadGrade,
    [property: Id(1)] string? TradingZone,
    [property: Id(2)] IReadOnlyList<string> Segments,
    [property: Id(3)] IReadOnlyList<ChecklistRow> Items);
