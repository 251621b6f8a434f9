using Grid.Parties;
using Grid.Checklists;

namespace Grid.Inspections;

/// <summary>Plans an inspection. The same command again changes nothing.</summary>
/// <param name="Places">
/// The places to inspect; for a draw, the places to draw from, or all segments where none is named.
/// </param>
/// <param name="Draw">How many places to draw; null to inspect all that are named.</param>
/// <param name="Seed">The seed of the draw; the code of the inspection when none is given.</param>
/// <param name="County">
/// Code of the county whose segments are drawn from; null where places are named or there is one county only.
/// </param>
[GenerateSerializer, Immutable, Alias("grid.inspection.plan")]
public sealed record PlanInspection(
    [property: Id(0)] InspectionKind Kind,
    [property: Id(1)] IReadOnlyList<string> Inspectors,
    [property: Id(2)] IReadOnlyList<EntityRef> Places,
    [property: Id(3)] int? Draw,
    [property: Id(4)] string? Seed,
    [property: Id(5)] IReadOnlyList<StandardFamily> Families,
    [property: Id(6)] DateOnly From,
    [property: Id(7)] DateOnly Until,
    [property: Id(8)] string By,
    [property: Id(9)] string? County = null);
