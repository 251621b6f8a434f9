using Grid.Registers;

namespace Grid.Inspections;

/// <summary>An inspection as its permitted viewers see it.</summary>
/// <param name="Results">The latest result of each item and place.</param>
/// <param name="Score">The score, once every item was judged; null while the inspection is partial.</param>
/// <param name="Open">How many items were not judged yet.</param>
/// <param name="JudgedScore">The mean of the points judged so far; null before the first.</param>
[GenerateSerializer, Immutable, Alias("grid.inspection.view")]
public sealed record InspectionView(
    [property: Id(0)] RegisterView Entry,
    [property: Id(1)] IReadOnlyList<InspectionJudged> Results,
    [property: Id(2)] double? Score,
    [property: Id(3)] int Open,
    [property: Id(4)] double? JudgedScore = null);
