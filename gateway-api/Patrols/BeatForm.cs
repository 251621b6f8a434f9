using System.Globalization;
using System.Text.Json.Nodes;
using Grid.Gateway.Foundation;
using Grid.Gateway.Names;
using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;
using Grid.Parties;
using Grid.Patrols;
using Grid.Places;
using Grid.Registers;

namespace Grid.Gateway.Patrols;

/// <summary>
/// 巡查班次. Places are <c>segment/‹segment›;cell/‹cell›</c>, windows <c>07:00-09:00;16:30-18:30</c>, days
/// <c>workDays|weekends|holidays</c> or <c>all</c>, points <c>‹lon› ‹lat› 市场北门;…</c>.
/// </summary>
internal sealed class BeatForm() : RegisterForm<BeatData>(EntityKind.Beat, "beats", Own)
{
    private static readonly string[] DayWords = ["workDays", "weekends", "holidays", "all"];

    private static readonly Column[] Own =
    [
        Column.Meaning("code", "巡查班次: one way, walked in the same stretches of the day"),
        Column.Word<PatrolMode>("mode", "巡查方式").Need(),
        Column.List("places", "segment/code or cell/code", 100, 50).ToAny().Need(),
        Column.Post("duty", "the post that walks it"),
        Column.Code("squad", "the squad that walks it").To(EntityKind.Department),
        Column.List("windows", "stretches of the day, 07:00-09:00", 20, 12).Need(),
        Column.JoinedList("days", "workDays, weekends, holidays or all, separated by |; empty is all", '|', 20)
            .OfCodes(CodeName.Word("patrolDays")),
        Column.Whole("visits", "visits in each window; empty is 1", 1, 48),
        Column.List("points", "longitude, latitude and a name that every visit passes", 150),
        Column.Number("radiusM", "metres within which a point counts as passed; empty is 50", 0, 2000)
            .In("metre"),
        Column.Whole("lateMin", "minutes of grace after a window", 0, 1440).In("minute"),
        Column.Whole("apartMin", "minutes between two visits", 0, 1440).In("minute"),
        Column.Day("from", "first day").Need(),
        Column.Day("until", "last day; empty until further notice"),
        Column.Code("operation", "专项整治: the special operation of which it is a part").To(EntityKind.Operation),
        Column.Shown("modeLabel", "巡查方式 in words"),
    ];

    protected override RegisterData Read(ImportRow row) => new BeatData
    {
        Mode = row.NeedWord<PatrolMode>("mode"),
        Places = PlaceColumns.Read(row, EntityKind.Segment, EntityKind.Cell),
        Duty = row.Post("duty"),
        Squad = CodeColumns.Office(row, "squad"),
        Windows = Windows(row),
        Days = Days(row),
        Visits = row.Whole("visits") ?? 1,
        Points = Points(row),
        RadiusMetres = row.Number("radiusM") ?? 50,
        LateMinutes = row.Whole("lateMin") ?? 0,
        ApartMinutes = row.Whole("apartMin") ?? 0,
        From = row.NeedDate("from"),
        Until = row.Date("until"),
        Operation = row.CodeIfAny("operation"),
    };

    protected override void Write(BeatData data, JsonObject body)
    {
        body["mode"] = Words.Of(data.Mode);
        body["modeLabel"] = data.Mode switch
        {
            PatrolMode.OffPeak => "错时巡查",
            PatrolMode.FixedPoint => "定点管理",
            _ => "机动突击",
        };
        body["places"] = new JsonArray([.. data.Places.Select(static place => JsonValue.Create(place.ToString()))]);
        body["duty"] = data.Duty?.Code;
        body["squad"] = data.Squad;
        body["windows"] = new JsonArray([
            .. data.Windows.Select(static window => JsonValue.Create($"{Clock(window.Start)}-{Clock(window.End)}")),
        ]);
        body["days"] =
            data.Days == PatrolDays.All
                ? "all"
                : string.Join(
                    '|',
                    DayWords.Where(word => Words.TryRead<PatrolDays>(word, out var day) && data.Days.HasFlag(day)));
        body["visits"] = data.Visits;
        body["points"] = new JsonArray([
            .. data.Points.Select(static point =>
                JsonValue.Create(
                    string.Create(CultureInfo.InvariantCulture, $"{point.At.Lon} {point.At.Lat} {point.Name}").TrimEnd()
                )),
        ]);
        body["radiusM"] = data.RadiusMetres;
        body["lateMin"] = data.LateMinutes;
        body["apartMin"] = data.ApartMinutes;
        body["from"] = TableForms.Day(data.From);
        body["until"] = TableForms.Day(data.Until);
        body["operation"] = data.Operation;
    }

    private static List<PatrolWindow> Windows(ImportRow row)
    {
        var windows = new List<PatrolWindow>();
        foreach (var text in row.NeedList("windows"))
        {
            if (text.Split('-', StringSplitOptions.TrimEntries) is [var start, var end]
                && IsTime(start, out var from)
                && IsTime(end, out var until))
            {
                windows.Add(new(from, until));
            }
            else
            {
                row.Fault(
                    "windows",
                    "windows",
                    $"windows '{text}' is no stretch of the day; write 07:00-09:00;16:30-18:30. One over midnight is "
                    + "22:00-02:00.");
            }
        }

        return windows;
    }

    private static PatrolDays Days(ImportRow row)
    {
        var days = PatrolDays.None;
        foreach (var word in row.List("days"))
        {
            if (DayWords.Contains(word) && Words.TryRead<PatrolDays>(word, out var day))
            {
                days |= day;
            }
            else
            {
                row.Fault(
                    "days", "word", $"days '{word}' is not one of {string.Join(", ", DayWords)}; separate them by |.");
            }
        }

        return days == PatrolDays.None ? PatrolDays.All : days;
    }

    private static List<PatrolPoint> Points(ImportRow row)
    {
        var points = new List<PatrolPoint>();
        foreach (var text in row.List("points"))
        {
            if (text.Split(' ', 3, StringSplitOptions.TrimEntries) is [var x, var y, .. var name]
                && double.TryParse(x, NumberStyles.Float, CultureInfo.InvariantCulture, out var lon)
                && lon is >= -180 and <= 180
                && double.TryParse(y, NumberStyles.Float, CultureInfo.InvariantCulture, out var lat)
                && lat is >= -90 and <= 90)
            {
                points.Add(new(new GeoPoint(lon, lat), name is [{ Length: > 0 and <= 64 } named] ? named : null));
            }
            else
            {
                row.Fault(
                    "points",
                    "points",
                    $"points '{text}' is no point; write longitude, latitude and a name: ‹lon› ‹lat› 市场北门, "
                    + "separated by ;.");
            }
        }

        return points;
    }

    private static bool IsTime(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
