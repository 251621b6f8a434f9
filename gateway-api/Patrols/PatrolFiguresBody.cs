using Grid.Patrols;

namespace Grid.Gateway.Patrols;

/// <summary>Visits of a beat on a day.</summary>
public sealed record PatrolFiguresBody(
    string Beat,
    DateOnly Day,
    int Planned,
    int Made,
    int Late,
    int Missed,
    int MissedWindows,
    int Extra,
    int Findings)
{
    internal static PatrolFiguresBody From(PatrolFigures of) =>
        new(of.Beat, of.Day, of.Planned, of.Made, of.Late, of.Missed, of.MissedWindows, of.Extra, of.Findings);
}

/// <summary>Figures day by day, and their sum over this page.</summary>
public sealed record PatrolFiguresPageBody(
    int Planned,
    int Made,
    int Late,
    int Missed,
    int MissedWindows,
    int Extra,
    int Findings,
    IReadOnlyList<PatrolFiguresBody> Items,
    string? Next)
{
    internal static PatrolFiguresPageBody From(IReadOnlyList<PatrolFigures> items, string? next) => new(
        items.Sum(static of => of.Planned),
        items.Sum(static of => of.Made),
        items.Sum(static of => of.Late),
        items.Sum(static of => of.Missed),
        items.Sum(static of => of.MissedWindows), items.Sum(static of => of.Extra), items.Sum(static of => of.Findings),
        [.. items.Select(PatrolFiguresBody.From)], next);
}
