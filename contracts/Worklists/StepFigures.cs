using Grid.Cases;

namespace Grid.Worklists;

/// <summary>How the steps of one kind ended that a post owed (按期立案、按期派遣、按期核查的依据).</summary>
/// <param name="Clock">The step.</param>
/// <param name="Discharged">The post took it.</param>
/// <param name="DischargedLate">Of these, how many it took after their due time.</param>
/// <param name="Lapsed">It fell away, because the case ended or moved on otherwise.</param>
[GenerateSerializer, Immutable, Alias("grid.worklist.figures")]
public sealed record StepFigures(
    [property: Id(0)] ClockKind Clock,
    [property: Id(1)] long Discharged,
    [property: Id(2)] long DischargedLate,
    [property: Id(3)] long Lapsed);
