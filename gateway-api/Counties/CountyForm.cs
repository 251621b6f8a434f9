using System.Text.Json.Nodes;
using Grid.Counties;
using Grid.Gateway.Foundation;
using Grid.Gateway.Names;
using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;
using Grid.Gateway.Settings;
using Grid.Parties;
using Grid.Places;
using Grid.Registers;

namespace Grid.Gateway.Counties;

/// <summary>县: the facts of a county that all its clocks, calendars and answers go by.</summary>
internal sealed class CountyForm() : RegisterForm<CountyData>(EntityKind.County, "counties", Own)
{
    private static readonly Column[] Own =
    [
        Column.Meaning("code", "县: six digits of GB/T 2260 where its codes are those of GB/T 30428, else its own"),
        Column.Meaning("county", "its own code"),
        Column.Text("name", "县名, as answers and the home page show it").Need(),
        Column.Text("timeZone", "the zone its days and limits run in, IANA name: Asia/Shanghai", 64).Need(),
        Column.List("weekend", "the days of rest of each week: saturday sunday; [] for none", 9, 6)
            .OfCodes(CodeName.Word("weekday")),
        Column.List("languages", "what its words are written in, the first before others: zh-CN", 35, 20),
        Column.Word("coordinateSystem", "what its own files give coordinates in", "wgs84", "gcj02"),
        Column.Text("catchAll", "the event class of what no other class takes: 06-99", 32)
            .OfCodes(CodeName.Event),
        Column.Text("channel", "the channel of a report that names none", 32),
        Column.Word(
            "profile",
            "what its codes say: GB/T 30428 for areas of 6, 9 and 12 digits and cells of 15 (or 14, older), or none; "
            + "without it, the former where the county's own code has six digits",
            CodeProfile.National,
            CodeProfile.Without),
        Column.Flag("takesUnplaced", "false: a report without a point is refused"),
        Column.Flag("takesUnclassified", "false: a report without a class is refused, even where there is a catchAll"),
        Column.Text("prefecture", "code of the prefecture that sees its figures: 330400", 64),
        Column.Text("prefectureName", "what that prefecture is called: 嘉兴市", 100),
        Column.Day("start", "the first day on which it owes anything here; what fell due before was another's"),
        Column.Text("movedTo", "where the county is served since it left this cluster; it takes no reports here", 200),
    ];

    protected override RegisterData Read(ImportRow row) => new CountyData
    {
        Name = row.Need("name"),
        TimeZone = Zone(row),
        Weekend = row.Values.ContainsKey("weekend") ? Days(row) : [DayOfWeek.Sunday, DayOfWeek.Saturday],
        Languages = row.List("languages"),
        CoordinateSystem = row.OneOf("coordinateSystem", "wgs84", "gcj02"),
        CatchAll = row.Text("catchAll"),
        Channel = row.Text("channel"),
        Profile = row.OneOf("profile", CodeProfile.National, CodeProfile.Without),
        TakesUnplaced = row.Has("takesUnplaced") ? row.Flag("takesUnplaced") : null,
        TakesUnclassified = row.Has("takesUnclassified") ? row.Flag("takesUnclassified") : null,
        Prefecture = row.Text("prefecture"),
        PrefectureName = row.Text("prefectureName"),
        Start = row.Date("start"),
        MovedTo = row.Text("movedTo"),
    };

    protected override void Write(CountyData data, JsonObject body)
    {
        body["name"] = data.Name;
        body["timeZone"] = data.TimeZone;
        body["weekend"] = new JsonArray([.. data.Weekend.Select(static day => JsonValue.Create(Words.Of(day)))]);
        body["languages"] = new JsonArray([.. data.Languages.Select(static tag => JsonValue.Create(tag))]);
        body["coordinateSystem"] = data.CoordinateSystem;
        body["catchAll"] = data.CatchAll;
        body["channel"] = data.Channel;
        body["profile"] = data.Profile;
        body["takesUnplaced"] = data.TakesUnplaced;
        body["takesUnclassified"] = data.TakesUnclassified;
        body["prefecture"] = data.Prefecture;
        body["prefectureName"] = data.PrefectureName;
        body["start"] = TableForms.Day(data.Start);
        body["movedTo"] = data.MovedTo;
    }

    private static string Zone(ImportRow row)
    {
        var zone = row.Need("timeZone");
        if (zone.Length > 0 && !SettingKind.Zone.Takes(zone))
        {
            var hint = Nearest.To(zone, SettingKind.Zone.Words) is { } meant ? $" Did you mean {meant}?" : "";
            row.Fault(
                "timeZone",
                "timeZone",
                $"timeZone '{Clip.Of(zone)}' is not known here: send {SettingKind.Zone.Expected}.{hint}");
        }

        return zone;
    }

    private static DayOfWeek[] Days(ImportRow row)
    {
        var days = new List<DayOfWeek>();
        foreach (var word in row.List("weekend"))
        {
            if (Words.TryRead<DayOfWeek>(word, out var day))
            {
                days.Add(day);
            }
            else
            {
                row.Fault(
                    "weekend",
                    "weekend",
                    $"weekend '{Clip.Of(word)}' is no day; send {string.Join(", ", Words.Of<DayOfWeek>())}.");
            }
        }

        return [.. days.Distinct().Order()];
    }
}
