using Grid.Cells;

namespace Grid.Cases;

/// <summary>How a case stands, for a report that may be of its matter.</summary>
/// <param name="As">What it is to compare it with a report; null where there is no such case.</param>
/// <param name="Answering">The parties that answer for the case, for the answer to a report that joins it.</param>
[GenerateSerializer, Immutable, Alias("grid.case.standing.view")]
internal readonly record struct CaseStanding(
    [property: Id(0)] CaseStage Stage,
    [property: Id(1)] Guid? JoinedTo,
    [property: Id(2)] PrimaryView? Answering = null,
    [property: Id(3)] Candidate? As = null);
