using System.Globalization;
using System.Text.Json.Nodes;
using Grid.Cases;
using Grid.Gateway.Foundation;
using Grid.Gateway.Names;
using Grid.Gateway.Registers;
using Grid.Parties;
using Grid.Rulebook;

namespace Grid.Gateway.Rulebook;

/// <summary>应急指令、专项任务: what changes limits and hours for a time, with its reason and its end.</summary>
internal sealed class OrderForm() : TableForm<OrderRow>(TableName.Orders, Own)
{
    private const string Minutes = "HH:mm";

    private static readonly Column[] Own =
    [
        Column.Text("order", "its number or name: 防台风Ⅱ级响应", 100).Need(),
        Column.Text("reason", "why it was given", 500).Need(),
        TableColumns.AnyKind,
        TableColumns.Classes,
        TableColumns.Channels,
        Column.Word<ClockKind>("clock", "the limit that it changes; empty for that of handling"),
        Column.Number(
            "percent", "how much of the limit there is; empty where it sets a limit, or changes hours alone", 0, 1000),
        Column.Number("limit", "how long the limit is at most, instead of a percentage", 0, 1e6),
        Column.Word<LimitUnit>("unit", "of limit"),
        Column.JoinedList(
            "periods", "stretches that are worked on each of its days, days off too, 00:00-24:00", ';', 20),
        Column.Code("department", "the department that works so; empty for all").To(EntityKind.Department),
        Column.Day("from", "first day in force").Need(),
        Column.Day("until", "last day in force; an earlier one ends it early").Need(),
        Column.Text("begins", "time of the first day from which it holds, 14:00; empty for the whole day", 5),
        Column.Text("ends", "time of the last day until which it holds; empty for the whole day", 5),
        Column.Text("declares", "a state that it declares for its time, for which standing obligations ask: snow", 32)
            .OfCodes(CodeName.Word("declaredState")),
        Column.Code("givenBy", "who gave it: an office or a person").OfCodes(CodeName.Of(EntityKind.Department)).Need(),
        TableColumns.Source,
        TableColumns.Grade,
    ];

    protected override OrderRow Read(ImportRow row) => new(
        row.Need("order"),
        row.Need("reason"),
        row.Text("kind") == "*" ? null : row.NeedWord<ClassKind>("kind"),
        TableForms.Patterns(row),
        row.List("channels"),
        row.Word<ClockKind>("clock"),
        row.Number("percent"),
        HoursForm.Periods(row, row.List("periods")),
        row.CodeIfAny("department"),
        row.NeedDate("from"),
        row.NeedDate("until"),
        Time(row, "begins"),
        Time(row, "ends"),
        row.Code("givenBy"),
        row.Need("source"),
        row.Need("grade"),
        row.Number("limit"),
        row.Word<LimitUnit>("unit"),
        row.Text("declares"));

    protected override string Identity(OrderRow row) =>
        $"{row.Order} {row.Kind} {string.Join('|', row.Classes)} {string.Join('|', row.Channels)} {row.Clock} "
        + $"{row.Department} {TableForms.Day(row.From)}";

    protected override TableData Fill(IReadOnlyList<OrderRow> rows) =>
        new() { Table = TableName.Orders, Orders = rows };

    protected override IReadOnlyList<OrderRow> Rows(TableData data) => data.Orders;

    protected override JsonNode Show(OrderRow row) => new JsonObject
    {
        ["order"] = row.Order,
        ["reason"] = row.Reason,
        ["kind"] = row.Kind is { } kind ? Words.Of(kind) : "*",
        ["class"] = string.Join('|', row.Classes),
        ["channels"] = string.Join('|', row.Channels),
        ["clock"] = row.Clock is { } clock ? Words.Of(clock) : null,
        ["percent"] = row.Percent,
        ["limit"] = row.Limit,
        ["unit"] = row.Unit is { } unit ? Words.Of(unit) : null,
        ["periods"] = row.Periods.Count > 0 ? string.Join(';', row.Periods) : null,
        ["department"] = row.Department,
        ["from"] = TableForms.Day(row.From),
        ["until"] = TableForms.Day(row.Until),
        ["begins"] = Text(row.Begins),
        ["ends"] = Text(row.Ends),
        ["declares"] = row.Declares,
        ["givenBy"] = row.GivenBy,
        ["source"] = row.Source,
        ["grade"] = row.Grade,
    };

    private static string? Text(TimeOnly? time) => time?.ToString(Minutes, CultureInfo.InvariantCulture);

    private static TimeOnly? Time(ImportRow row, string name)
    {
        if (row.Text(name) is not { } text)
        {
            return null;
        }

        if (TimeOnly.TryParseExact(text, Minutes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        row.Fault(name, "clockTime", $"{name} '{Clip.Of(text)}' is no time of a day; write 14:00.");
        return null;
    }
}
