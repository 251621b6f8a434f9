using System.Text.Json.Nodes;
using Grid.Gateway.Names;
using Grid.Gateway.Registers;
using Grid.Parties;
using Grid.Rulebook;

namespace Grid.Gateway.Rulebook;

/// <summary>节假日与调休.</summary>
internal sealed class CalendarForm() : TableForm<CalendarRow>(TableName.Calendar, Own)
{
    private const string Workday = "workday", Statutory = "statutory", Holiday = "holiday";

    private static readonly Column[] Own =
    [
        Column.Day("date", "the day").Need(),
        Column.Word(
            "kind",
            "what it is, whatever its weekday: a holiday by law 法定节假日, another day off 调休放假, or worked 调休上班",
            Statutory,
            Holiday,
            Workday).OfCodes(CodeName.Word("dayKind")).Need(),
        Column.Text("name", "the holiday it belongs to").Need(),
        TableColumns.Source,
        Column.Day("noticed", "when the notice was published"),
        Column.Text("clause", "the paragraph of the notice, or of the law", 500),
        Column.Text("department", "the department that alone is closed or works; empty for the county", 64)
            .OfCodes(CodeName.Of(EntityKind.Department)),
        Column.Post("post", "the post that alone is closed or works, instead of a department"),
    ];

    protected override CalendarRow Read(ImportRow row)
    {
        var kind = row.NeedOneOf("kind", Statutory, Holiday, Workday);
        return new(
            row.NeedDate("date"),
            kind == Workday,
            row.Need("name"),
            row.Need("source"),
            kind == Statutory,
            row.Date("noticed"),
            row.Text("clause"),
            row.Text("department"),
            row.Post("post"));
    }

    protected override string Identity(CalendarRow row) =>
        (row.Department ?? row.Post?.Code) is { } keeper
            ? $"{keeper} {TableForms.Day(row.Date)}"
            : TableForms.Day(row.Date);

    protected override TableData Fill(IReadOnlyList<CalendarRow> rows) =>
        new() { Table = TableName.Calendar, Calendar = rows };

    protected override IReadOnlyList<CalendarRow> Rows(TableData data) => data.Calendar;

    protected override JsonNode Show(CalendarRow row) => new JsonObject
    {
        ["date"] = TableForms.Day(row.Date),
        ["kind"] = Kind(row),
        ["name"] = row.Name,
        ["source"] = row.Source,
        ["noticed"] = TableForms.Day(row.Noticed),
        ["clause"] = row.Clause,
        ["department"] = row.Department,
        ["post"] = row.Post?.Code,
    };

    private static string Kind(CalendarRow row)
    {
        if (row.Works)
        {
            return Workday;
        }

        return row.Statutory ? Statutory : Holiday;
    }
}
