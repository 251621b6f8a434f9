using System.Globalization;
using Grid.Counties;

namespace Grid.Rulebook;

/// <summary>What a county does by practice, and what says so: a row, or the usual value. Pure.</summary>
internal static class PracticeRules
{
    private const int Shown = 3;
    private const string ByRow = "byRow";

    /// <summary>Every option on a day, those of other tables first.</summary>
    public static IReadOnlyList<PracticeView> Of(County county, DateOnly day) =>
    [
        Limit(county.Rules, day),
        .. Similar(county.Rules, day),
        Hours(county, day),
        Channel(county, day),
        .. Facts(county.Data),
        .. PracticeOption.All.Select(option => Option(option, county.Rules.Practice.Find(option, day))),
    ];

    private static PracticeView Option(PracticeOption option, PracticeRow? row) => new(
        option.Name,
        Number(row?.Value ?? option.Usual),
        option.Unit.ToString().ToLowerInvariant(),
        "practice",
        row is null,
        row?.From,
        row?.Source ?? option.Source,
        row?.Grade ?? option.Grade,
        option.About);

    private static PracticeView Limit(Rules rules, DateOnly day)
    {
        var usual = LimitList.Usual;
        return OfClasses(
            "handleLimit",
            "limits",
            Number(usual.Limit),
            "workDay",
            usual.Source,
            "处置时限: of a class of which neither standards nor limits speak",
            Classes(rules, day, row => rules.LimitsByDefault(row, day)));
    }

    private static IEnumerable<PracticeView> Similar(Rules rules, DateOnly day)
    {
        var usual = SimilarList.Usual;
        var classes = Classes(rules, day, row => rules.Similar.Find(row.Kind, row.Code, day) == usual);
        yield return OfClasses(
            "similarMetres",
            "similar",
            Number(usual.Metres!.Value),
            "metre",
            usual.Source,
            "相似案件: reports of one class so near each other are of one matter",
            classes);
        yield return OfClasses(
            "similarHours",
            "similar",
            Number(usual.Hours!.Value),
            "hour",
            usual.Source,
            "相似案件: reports of one class seen within so many hours are of one matter",
            classes);
    }

    private static PracticeView Hours(County county, DateOnly day)
    {
        var row = county.Calendar.HoursRowOf(day);
        return new(
            "hours",
            string.Join(';', county.Calendar.HoursOf(day)),
            "",
            "hours",
            row is null,
            row?.From,
            row?.Source ?? "domain 2.6: eight hours in two periods, as in the table of another county",
            row?.Grade ?? "L",
            "工作时间: of a department without hours of its own");
    }

    private static PracticeView Channel(County county, DateOnly day)
    {
        const string About = "信息来源: of a report that names none";
        var channels = county.Rules.Channels;
        var row = channels.DefaultOn(day) ?? (county.Data.Channel is null ? channels.FirstOn(day) : null);
        return row is null
            ? Fact("channel", county.Data.Channel, ChannelList.Unnamed, About, "S148 A6 §四(一); the default is ours")
            : new("channel", row.Channel, "", "channels", false, row.From, row.Source, row.Grade, About);
    }

    /// <summary>What the entry of the county says beside its tables.</summary>
    private static IEnumerable<PracticeView> Facts(CountyData data) =>
    [
        Fact(
            "catchAll",
            data.CatchAll,
            County.UsualCatchAll,
            "the event class of a report that names none",
            "domain 2.4: 其他"),
        Fact(
            "takesUnplaced",
            Word(data.TakesUnplaced),
            "true",
            "whether a report without a point is taken",
            "ours: nearly half of one city's reports have no point"),
        Fact(
            "takesUnclassified",
            Word(data.TakesUnclassified),
            "true",
            "whether a report without a class is taken",
            "ours"),
    ];

    private static PracticeView Fact(string option, string? said, string usual, string about, string source) => new(
        option, said ?? usual, "", "counties", said is null, null, said is null ? source : "the entry of the county",
        "L", about);

    private static string? Word(bool? flag) => flag switch
    {
        true => "true",
        false => "false",
        null => null,
    };

    private static PracticeView OfClasses(
        string option,
        string table,
        string usual,
        string unit,
        string source,
        string about,
        IReadOnlyList<string> classes)
    {
        var few = string.Join(", ", classes.Take(Shown)) + (classes.Count > Shown ? " …" : "");
        return classes.Count == 0
            ? new(option, ByRow, unit, table, false, null, "the rows of the table", "", about)
            : new(option, usual, unit, table, true, null, source, "L", $"{about}; for {classes.Count} classes: {few}");
    }

    private static IReadOnlyList<string> Classes(Rules rules, DateOnly day, Func<ClassRow, bool> open) =>
        [.. rules.Classes.InForce(day).Where(open).Select(static row => $"{row.Code} {row.Name}")];

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
