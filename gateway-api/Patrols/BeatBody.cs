using Grid.Gateway.Checklists;
using Grid.Gateway.Parties;
using Grid.Gateway.Registers;
using Grid.Parties;
using Grid.Patrols;
using Grid.Rulebook;

namespace Grid.Gateway.Patrols;

/// <summary>A beat: the columns of its register, and a day of it.</summary>
public sealed record BeatBody(
    ShownRow Beat,
    DateOnly Day,
    IReadOnlyList<WindowBody> Windows,
    PatrolFiguresBody Figures,
    IReadOnlyList<MadeBody> CheckIns,
    IReadOnlyList<FoundBody> Findings)
{
    internal static BeatBody From(BeatDayView view) => new(
        EntryBody.From(RegisterForms.Of(EntityKind.Beat), view.Entry.Ref, view.Entry),
        view.Day,
        [.. view.Windows.Select(WindowBody.Of)],
        PatrolFiguresBody.From(view.Figures),
        [
            .. view.CheckIns.Select(static made => new MadeBody(
                made.Command!, made.Seen, made.By, made.Point.Lon, made.Point.Lat, made.Window,
                made.Stop + 1, made.Visit, made.Late)),
        ],
        [
            .. view.Findings.Select(static found => new FoundBody(
                found.Case, found.Item, found.Kind, found.Class, found.Condition, found.Point.Lon, found.Point.Lat,
                MeasurementBody.Of(found.Measured), found.By)),
        ]);
}

/// <summary>A window of a day and how it stands; <c>closes</c> is until when a late visit counts.</summary>
public sealed record WindowBody(
    DateTimeOffset From,
    DateTimeOffset Until,
    DateTimeOffset Closes,
    int Planned,
    int Made,
    int Late,
    WindowStatus Status)
{
    internal static WindowBody Of(WindowView view) =>
        new(view.From, view.Until, view.Closes, view.Planned, view.Made, view.Late, view.Status);
}

/// <summary>A check-in that was made.</summary>
public sealed record MadeBody(
    string Id,
    DateTimeOffset At,
    string By,
    double Lon,
    double Lat,
    TimeOnly? Window,
    int Stop,
    int Visit,
    bool Late);

/// <summary>A finding, and the case it became.</summary>
public sealed record FoundBody(
    Guid Case,
    string? Item,
    ClassKind Kind,
    string Class,
    int Condition,
    double Lon,
    double Lat,
    MeasurementBody? Measured,
    string By);

/// <summary>A page of beats; <paramref name="Next"/> goes into <c>after</c>, null at the end.</summary>
public sealed record BeatPageBody(IReadOnlyList<BeatBody> Items, string? Next);
