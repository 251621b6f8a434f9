using Grid.Places;
using Grid.Rulebook;

namespace Grid.Cells;

/// <summary>What a cell needs to know of a report to say whether it is new.</summary>
/// <param name="Shop">The shop that answers for the front where the report lies; null where none does.</param>
/// <param name="Channel">By what it came in; null for a case of which the cell did not note it.</param>
[GenerateSerializer, Immutable, Alias("grid.cell.candidate")]
public sealed record Candidate(
    [property: Id(0)] Guid Case,
    [property: Id(1)] ClassKind Kind,
    [property: Id(2)] string Class,
    [property: Id(3)] GeoPoint Point,
    [property: Id(4)] DateTimeOffset ReportedAt,
    [property: Id(5)] IReadOnlyList<string> NearbyCells,
    [property: Id(6)] Guid? NotWith = null,
    [property: Id(7)] string? Shop = null,
    [property: Id(8)] string? Channel = null);
