using Grid.Cases;
using Grid.Foundation;
using Grid.Registers;

namespace Grid.Patrols;

/// <summary>巡查班次: a patrol beat, with its plan and its visits. Key: beat code.</summary>
[Alias("grid.beat"), GrainInterfaceType("grid.beat")]
public interface IBeatGrain : IRegisterGrain
{
    [Alias("checkIn")] Task<Outcome<CheckInView>> CheckIn(CheckIn command);

    /// <summary>Reports a finding, and answers with the case that it became.</summary>
    [Alias("find")] Task<Outcome<CaseView>> Find(Find command);

    /// <summary>The beat on a day; null when there is no such beat.</summary>
    /// <param name="day">The day; null for today.</param>
    [Alias("day")] Task<BeatDayView?> Day(DateOnly? day);

    /// <summary>
    /// Figures day by day, from the first to the last. Days without planned or made visits and without findings are
    /// left out.
    /// </summary>
    [Alias("figures")] Task<IReadOnlyList<PatrolFigures>> Figures(DateOnly from, DateOnly until);
}
