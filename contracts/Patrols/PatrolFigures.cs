namespace Grid.Patrols;

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

/// <summary>
/// Figures of the beats of a place, summed over days and day by day; <paramref name="Next"/> continues with further
/// beats.
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.beat.figuresPage")]
public sealed record PatrolFiguresPage(
    [property: Id(0)] IReadOnlyList<PatrolFigures> Items,
    [property: Id(1)] string? Next);
