using Grid.Cases;
using Grid.Places;
using Grid.Rulebook;

namespace Grid.Cells;

/// <summary>What a cell needs to know of a report to say whether it is new.</summary>
/// <param name="Shop">The shop at whose front the report lies; null where there is none.</param>
/// <param name="Channel">By what it came in; null for a case of which the cell did not note it.</param>
/// <param name="NotWith">The cases that the report does not join, though it is like them.</param>
/// <param name="Particulars">What tells it from others; null for a case of which the cell did not note it.</param>
/// <param name="Zone">The trading zone it lies in (禁止区 …); null for none.</param>
/// <param name="Handled">Whether the case was handled, so that a report of it doubts the handling.</param>
[GenerateSerializer, Immutable, Alias("grid.cell.candidate")]
public sealed record Candidate(
    [property: Id(0)] Guid Case,
    [property: Id(1)] ClassKind Kind,
    [property: Id(2)] string Class,
    [property: Id(3)] GeoPoint Point,
    [property: Id(4)] DateTimeOffset ReportedAt,
    [property: Id(5)] IReadOnlyList<string> NearbyCells,
    [property: Id(7)] string? Shop = null,
    [property: Id(8)] string? Channel = null,
    [property: Id(9)] IReadOnlyList<Guid>? NotWith = null,
    [property: Id(10)] Particulars? Particulars = null,
    [property: Id(11)] string? Zone = null,
    [property: Id(12)] bool Handled = false);
