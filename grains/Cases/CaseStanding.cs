
namespace Grid.Cases;

/// <param name="Answering">The parties that answer for the case, for the answer to a report that joins it.</param>
[GenerateSerializer, Immutable, Alias("grid.case.standing.view")]
internal readonly record struct CaseStanding(
    [property: Id(0)] CaseStage Stage,
    [property: Id(1)] Guid? JoinedTo,
    [property: Id(2)] PrimaryView? Answering = null);
