using Grid.Registers;

namespace Grid.Inspections;

/// <summary>An inspection as its permitted viewers see it.</summary>
/// <param name="Results">The latest result of each item and place.</param>
/// <param name="Score">The score of the items judged so far; null before the first.</param>
/// <param name="Open">How many items were not judged yet.</param>
[GenerateSerializer, Immutable, Alias("grid.inspection.view")]
public sealed record InspectionView(
    [property: Id(0)] RegisterView Entry,
    [property: Id(1)] IReadOnlyList<InspectionJudged> Results,
    [property: Id(2)] double? Score,
    [property: Id(3)] int Open);
