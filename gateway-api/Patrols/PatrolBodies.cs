using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using Grid.Gateway.Cases;
using Grid.Gateway.Parties;
using Grid.Gateway.Registers;
using Grid.Parties;
using Grid.Patrols;
using Grid.Rulebook;

namespace Grid.Gateway.Patrols;

/// <summary>签到, as it is sent.</summary>
public sealed record CheckInBody
{
    /// <summary>
    /// The caller's id for it, at most 64 characters; the Idempotency-Key does as well. A retry with it is answered,
    /// not repeated.
    /// </summary>
    [StringLength(64)]
    public string? Id { get; init; }

    /// <summary>Degrees; longitude.</summary>
    [Required, Range(-180.0, 180.0)]
    public double? Lon { get; init; }

    /// <summary>Degrees; latitude.</summary>
    [Required, Range(-90.0, 90.0)]
    public double? Lat { get; init; }

    /// <summary>When, RFC 3339 with an offset; now when absent.</summary>
    public string? At { get; init; }

    /// <summary>Code of whoever walks.</summary>
    [Required, StringLength(64)]
    public string? By { get; init; }
}

/// <summary>
/// What became of a check-in: it was <c>visit</c> of <c>planned</c> in the window that begins at <c>window</c>; null
/// where it counts in none.
/// </summary>
public sealed record CheckedInBody(
    string Beat,
    DateOnly Day,
    string Id,
    DateTimeOffset At,
    TimeOnly? Window,
    int Visit,
    int Planned,
    int Stop,
    int Stops,
    int Made,
    int Left,
    bool Late)
{
    internal static CheckedInBody From(CheckInView view) => new(
        view.Beat,
        view.Day,
        view.Id, view.Seen, view.Window, view.Visit, view.Planned, view.Stop, view.Stops, view.Made,
        Math.Max(0, view.Planned - view.Made),
        view.Late);
}

/// <summary>巡查发现, as it is sent: by an item of the checklist, or by class and condition.</summary>
public sealed record FindBody
{
    /// <summary>Id of the case to be; the Idempotency-Key does as well.</summary>
    public Guid? Id { get; init; }

    /// <summary>Item of GET /v1/rulebook/checklist: SAN-02.</summary>
    [StringLength(64)]
    public string? Item { get; init; }

    /// <summary>event (default) or part.</summary>
    [AllowedValues("event", "part")]
    public string? Kind { get; init; }

    /// <summary>Class in short form, 01-10, when no item is sent.</summary>
    [RegularExpression("^[0-9]{2}-[0-9]{2}$")]
    public string? Class { get; init; }

    /// <summary>Filing condition; 1 when absent.</summary>
    [Range(1, 99)]
    public int? Condition { get; init; }
    [Required, Range(-180.0, 180.0)]
    public double? Lon { get; init; }
    [Required, Range(-90.0, 90.0)]
    public double? Lat { get; init; }
    [StringLength(Reports.LongestDescription)]
    public string? Description { get; init; }

    /// <summary>When it was seen; now when absent.</summary>
    public string? At { get; init; }

    /// <summary>Code of whoever walks.</summary>
    [Required, StringLength(64)]
    public string? By { get; init; }
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
    string By);

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

/// <summary>A beat: the columns of its register, and a day of it.</summary>
public sealed record BeatBody(
    JsonObject Beat,
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
                made.Command!,
                made.Seen, made.By, made.Point.Lon, made.Point.Lat, made.Window,
                made.Stop + 1,
                made.Visit,
                made.Late)),
        ],
        [
            .. view.Findings.Select(static found => new FoundBody(
                found.Case, found.Item, found.Kind, found.Class, found.Condition, found.Point.Lon, found.Point.Lat,
                found.By)),
        ]);
}

/// <summary>A page of beats; <paramref name="Next"/> goes into <c>after</c>, null at the end.</summary>
public sealed record BeatPageBody(IReadOnlyList<BeatBody> Items, string? Next);

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
