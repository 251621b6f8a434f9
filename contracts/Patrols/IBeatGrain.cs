using Grid.Cases;
using Grid.Foundation;
using Grid.Places;
using Grid.Registers;
using Grid.Rulebook;

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

/// <summary>签到: records that a patrol is, or was, on a beat.</summary>
/// <param name="Id">The caller's id for the check-in; the same id again is answered, not repeated.</param>
/// <param name="At">When the patrol was there; null for now.</param>
/// <param name="By">Code of the person on patrol.</param>
[GenerateSerializer, Immutable, Alias("grid.beat.checkIn")]
public sealed record CheckIn(
    [property: Id(0)] string Id,
    [property: Id(1)] GeoPoint Point,
    [property: Id(2)] DateTimeOffset? At,
    [property: Id(3)] string By);

/// <summary>The result of a check-in.</summary>
/// <param name="Window">Start of the window in which the check-in counts; null when it counts in none.</param>
/// <param name="Visit">The number of the visit within the window.</param>
/// <param name="Planned">How many visits the window needs.</param>
/// <param name="Stop">
/// The number of the point within the visit, from 1; <paramref name="Stops"/> points make it whole.
/// </param>
/// <param name="Made">How many whole visits the window has so far.</param>
[GenerateSerializer, Immutable, Alias("grid.beat.checkedIn")]
public sealed record CheckInView(
    [property: Id(0)] string Beat,
    [property: Id(1)] DateOnly Day,
    [property: Id(2)] string Id,
    [property: Id(3)] DateTimeOffset Seen,
    [property: Id(4)] TimeOnly? Window,
    [property: Id(5)] int Visit,
    [property: Id(6)] int Planned,
    [property: Id(7)] int Stop,
    [property: Id(8)] int Stops,
    [property: Id(9)] int Made,
    [property: Id(10)] bool Late);

/// <summary>巡查发现: a finding on a beat, which becomes a report under this id.</summary>
/// <param name="Id">The id of the case; the same id again is answered, not repeated.</param>
/// <param name="Item">The item of the checklist that holds there; null when the class is given.</param>
/// <param name="Class">The class; null when the item decides.</param>
[GenerateSerializer, Immutable, Alias("grid.beat.find")]
public sealed record Find(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string? Item,
    [property: Id(2)] ClassKind Kind,
    [property: Id(3)] string? Class,
    [property: Id(4)] int Condition,
    [property: Id(5)] GeoPoint Point,
    [property: Id(6)] string? Description,
    [property: Id(7)] DateTimeOffset? At,
    [property: Id(8)] string By);

/// <summary>How a window stands. Numbers are sent: new ones go at the end.</summary>
public enum WindowStatus
{
    Coming = 0,
    Running = 1,

    /// <summary>All its visits were made.</summary>
    Done = 2,

    /// <summary>漏巡: the window closed without them.</summary>
    Missed = 3,
}

/// <summary>A window of one day.</summary>
/// <param name="Closes">Until when a late visit counts.</param>
[GenerateSerializer, Immutable, Alias("grid.beat.windowView")]
public sealed record WindowView(
    [property: Id(0)] DateTimeOffset From,
    [property: Id(1)] DateTimeOffset Until,
    [property: Id(2)] DateTimeOffset Closes,
    [property: Id(3)] int Planned,
    [property: Id(4)] int Made,
    [property: Id(5)] int Late,
    [property: Id(6)] WindowStatus Status);

/// <summary>
/// Visits of a beat on a day: planned, made (late ones among them), missed, made beyond the plan; and its findings.
/// </summary>
/// <param name="MissedWindows">Windows that closed without their visits.</param>
[GenerateSerializer, Immutable, Alias("grid.beat.figures")]
public sealed record PatrolFigures(
    [property: Id(0)] string Beat,
    [property: Id(1)] DateOnly Day,
    [property: Id(2)] int Planned,
    [property: Id(3)] int Made,
    [property: Id(4)] int Late,
    [property: Id(5)] int Missed,
    [property: Id(6)] int MissedWindows,
    [property: Id(7)] int Extra,
    [property: Id(8)] int Findings);

/// <summary>A beat on a day, with its plan and its visits.</summary>
[GenerateSerializer, Immutable, Alias("grid.beat.day")]
public sealed record BeatDayView(
    [property: Id(0)] RegisterView Entry,
    [property: Id(1)] DateOnly Day,
    [property: Id(2)] IReadOnlyList<WindowView> Windows,
    [property: Id(3)] PatrolFigures Figures,
    [property: Id(4)] IReadOnlyList<PatrolCheckedIn> CheckIns,
    [property: Id(5)] IReadOnlyList<PatrolFound> Findings);
