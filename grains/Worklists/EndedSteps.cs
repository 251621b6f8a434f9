using Grid.Cases;

namespace Grid.Worklists;

/// <summary>How many steps of a list and a clock ended, and how.</summary>
/// <param name="Discharged">The post took the step.</param>
/// <param name="DischargedLate">Of these, those that it took after their due time.</param>
/// <param name="Lapsed">The step fell away: the case ended, or moved on, otherwise.</param>
[GenerateSerializer, Immutable, Alias("grid.worklist.ended")]
internal readonly record struct EndedSteps(
    [property: Id(0)] long Discharged, [property: Id(1)] long DischargedLate, [property: Id(2)] long Lapsed)
{
    /// <summary>One step that ended.</summary>
    /// <param name="count">1, or -1 where it was opened again.</param>
    public static EndedSteps Of(bool met, bool late, int count) =>
        new(met ? count : 0, met && late ? count : 0, met ? 0 : count);

    public EndedSteps Plus(EndedSteps more) => new(
        Discharged + more.Discharged, DischargedLate + more.DischargedLate, Lapsed + more.Lapsed);

    public StepFigures Of(ClockKind clock) => new(clock, Discharged, DischargedLate, Lapsed);
}
