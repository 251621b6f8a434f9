using System.Globalization;
using System.Text.Json.Nodes;
using Grid.Gateway.Foundation;
using Grid.Gateway.Names;
using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;
using Grid.Parties;
using Grid.Rulebook;
using Grid.Standing;

namespace Grid.Gateway.Standing;

/// <summary>常态责任: what parties of a kind owe by themselves, again and again (门前三包).</summary>
internal sealed class StandingForm() : TableForm<StandingRow>(TableName.Standing, Own)
{
    private const string Minutes = "HH:mm";

    private static readonly string[] Parties =
        [.. Kinds.All.Where(static kind => kind.Owes).Select(static kind => kind.Word)];

    private static readonly Column[] Own =
    [
        TableColumns.Rule,
        Column.Word("party", "the kind of party that owes it", Parties)
            .OfCodes(CodeName.Word("entityKind")).Need(),
        Column.Code("item", "code of the item; rows of one item differ by trade or season").Need(),
        Column.Text("name", "the item in words: 保持地面整洁").Need(),
        Column.JoinedList("trades", "the trades it holds for, separated by |; empty for all", '|', 40),
        Column.Word<StandingStart>("begins", "what must have happened before it is owed").Need(),
        Column.Word<StandingPeriod>("every", "how often it is owed").Need(),
        Column.JoinedList("months", "the months in which it is owed, 6|7|8; empty for all", '|', 2, 12),
        Column.Text("declared", "with every=declared: the state that an order declares, as snow", 32)
            .OfCodes(CodeName.Word("declaredState")),
        Column.Text("by", "time of the last day of the period by which it is due, 08:00; empty for its end", 5),
        Column.Number("withinH", "with every=declared: hours from the declaration until it is due", 0, 744).In("hour"),
        Column.JoinedList("checks", "patrol, self or neighbour, separated by |", '|', 20)
            .OfCodes(CodeName.Word("standingCheck")).Need(),
        Column.Text("lapse", "class of the finding that it becomes when it is due and not met; empty for none", 32)
            .OfCodes(CodeName.Event),
        Column.Whole("condition", "filing condition of that class; empty is 1", 1, 99),
        Column.Number("points", "points of the plate that a period takes in which it was not met; empty is 0", 0, 100),
        Column.Text("clause", "the article with the version of its text, or the place in the plan").Need(),
        .. TableColumns.InForce,
    ];

    protected override StandingRow Read(ImportRow row) => new(
        row.Code("rule"),
        Kinds.TryRead(row.NeedOneOf("party", Parties), out var kind) ? kind.Kind : EntityKind.None,
        row.Code("item"),
        row.Need("name"),
        row.List("trades"),
        row.NeedWord<StandingStart>("begins"),
        row.NeedWord<StandingPeriod>("every"),
        Months(row),
        row.Text("declared"),
        By(row),
        row.Number("withinH"),
        Checks(row),
        row.Has("lapse") ? TableForms.Class(row, "lapse") : null,
        row.Whole("condition") ?? 1,
        row.Need("clause"),
        row.NeedDate("from"),
        row.Date("until"),
        row.Need("source"),
        row.Need("grade"),
        row.Number("points") ?? 0);

    protected override string Identity(StandingRow row) => $"{row.Rule} {TableForms.Day(row.From)}";

    protected override TableData Fill(IReadOnlyList<StandingRow> rows) =>
        new() { Table = TableName.Standing, Standing = rows };

    protected override IReadOnlyList<StandingRow> Rows(TableData data) => data.Standing;

    protected override JsonNode Show(StandingRow row) => new JsonObject
    {
        ["rule"] = row.Rule,
        ["party"] = row.Party.Traits.Word,
        ["item"] = row.Item,
        ["name"] = row.Name,
        ["trades"] = row.Trades.Count > 0 ? string.Join('|', row.Trades) : null,
        ["begins"] = Words.Of(row.Begins),
        ["every"] = Words.Of(row.Every),
        ["months"] = row.Months.Count > 0 ? string.Join('|', row.Months) : null,
        ["declared"] = row.Declared,
        ["by"] = row.By?.ToString(Minutes, CultureInfo.InvariantCulture),
        ["withinH"] = row.WithinHours,
        ["checks"] = string.Join('|', row.Checks.Select(Words.Of)),
        ["lapse"] = row.Lapse,
        ["condition"] = row.Condition,
        ["points"] = row.Points,
        ["clause"] = row.Clause,
        ["from"] = TableForms.Day(row.From),
        ["until"] = TableForms.Day(row.Until),
        ["source"] = row.Source,
        ["grade"] = row.Grade,
    };

    private static List<int> Months(ImportRow row)
    {
        var months = new List<int>();
        foreach (var text in row.List("months"))
        {
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var month)
                && month is >= 1 and <= 12)
            {
                months.Add(month);
            }
            else
            {
                row.Fault("months", "months", $"months '{Clip.Of(text)}' is no month; write 6|7|8.");
            }
        }

        return months;
    }

    private static TimeOnly? By(ImportRow row)
    {
        if (row.Text("by") is not { } text)
        {
            return null;
        }

        if (!TimeOnly.TryParseExact(text, Minutes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var by))
        {
            row.Fault("by", "clockTime", $"by '{Clip.Of(text)}' is no time of a day; write 14:00.");
        }

        return by;
    }

    private static List<StandingCheck> Checks(ImportRow row)
    {
        var checks = new List<StandingCheck>();
        foreach (var word in row.NeedList("checks"))
        {
            if (Words.TryRead(word, out StandingCheck check))
            {
                checks.Add(check);
            }
            else
            {
                row.Fault(
                    "checks",
                    "word",
                    $"checks '{Clip.Of(word)}' is not one of {string.Join(", ", Words.Of<StandingCheck>())}.");
            }
        }

        return checks;
    }
}
