using Grid.Registers;

namespace Grid.Patrols;

/// <summary>A beat on a day, with its plan and its visits.</summary>
[GenerateSerializer, Immutable, Alias("grid.beat.day")]
public sealed record BeatDayView(
    [property: Id(0)] RegisterView Entry,
    [property: Id(1)] DateOnly Day,
    [property: Id(2)] IReadOnlyList<WindowView> Windows,
    [property: Id(3)] PatrolFigures Figures,
    [property: Id(4)] IReadOnlyList<PatrolCheckedIn> CheckIns,
    [property: Id(5)] IReadOnlyList<PatrolFound> Findings);

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
