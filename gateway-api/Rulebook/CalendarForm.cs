using System.Text.Json.Nodes;
using Grid.Gateway.Registers;
using Grid.Rulebook;

namespace Grid.Gateway.Rulebook;

/// <summary>节假日与调休.</summary>
internal sealed class CalendarForm() : TableForm<CalendarRow>(TableName.Calendar, Own)
{
    private static readonly Column[] Own =
    [
        Column.Day("date", "the day").Need(),
        Column.Word("kind", "what it is, whatever its weekday", "holiday", "workday").Need(),
        Column.Text("name", "the holiday it belongs to").Need(),
        TableColumns.Source,
    ];

    protected override CalendarRow Read(ImportRow row) =>
        new(
            row.NeedDate("date"),
            row.NeedOneOf("kind", "holiday", "workday") == "workday",
            row.Need("name"),
            row.Need("source"));

    protected override string Identity(CalendarRow row) => TableForms.Day(row.Date);

    protected override TableData Fill(IReadOnlyList<CalendarRow> rows) =>
        new() { Table = TableName.Calendar, Calendar = rows };

    protected override IReadOnlyList<CalendarRow> Rows(TableData data) => data.Calendar;

    protected override JsonNode Show(CalendarRow row) => new JsonObject
    {
        ["date"] = TableForms.Day(row.Date),
        ["kind"] = row.Works ? "workday" : "holiday",
        ["name"] = row.Name,
        ["source"] = row.Source,
    };
}
