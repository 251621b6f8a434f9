using System.Text.Json.Nodes;
using Grid.Gateway.Registers;
using Grid.Rulebook;

namespace Grid.Gateway.Rulebook;

/// <summary>
/// 工作时段: <c>08:00-12:00;14:00-18:00</c>, over midnight <c>18:00-02:00</c>, round the clock <c>00:00-24:00</c>; with a
/// department's code, of that department alone.
/// </summary>
internal sealed class HoursForm() : TableForm<HoursRow>(TableName.Hours, Own)
{
    private const string Example = "08:00-12:00;14:00-18:00, over midnight 18:00-02:00, round the clock 00:00-24:00";

    private static readonly Column[] Own =
    [
        Column.Day("from", "first day in force").Need(),
        Column.Day("until", "last day in force; empty until further notice"),
        Column.JoinedList("periods", "stretches of the working day, 08:00-12:00;14:00-18:00", ';', 20).Need(),
        TableColumns.Source,
        Column.Text("grade", "how sure it is: H, M or L", 20).Need(),
        Column.Text(
            "department",
            "the department that keeps these hours; empty for all that keep none of their own",
            64),
    ];

    protected override HoursRow Read(ImportRow row) =>
        new(
            row.NeedDate("from"),
            row.Date("until"),
            Periods(row),
            row.Need("source"),
            row.Need("grade"),
            row.Text("department"));

    protected override string Identity(HoursRow row) =>
        row.Department is null ? TableForms.Day(row.From) : $"{row.Department} {TableForms.Day(row.From)}";

    protected override TableData Fill(IReadOnlyList<HoursRow> rows) => new() { Table = TableName.Hours, Hours = rows };

    protected override IReadOnlyList<HoursRow> Rows(TableData data) => data.Hours;

    protected override JsonNode Show(HoursRow row) => new JsonObject
    {
        ["from"] = TableForms.Day(row.From),
        ["until"] = TableForms.Day(row.Until),
        ["periods"] = string.Join(';', row.Periods),
        ["source"] = row.Source,
        ["grade"] = row.Grade,
        ["department"] = row.Department,
    };

    private static List<WorkPeriod> Periods(ImportRow row)
    {
        var periods = new List<WorkPeriod>();
        foreach (var text in row.NeedList("periods"))
        {
            if (
                WorkPeriod.TryParse(text, out var period)
                && (periods is [] || (!periods[^1].EndsNextDay() && periods[^1].End <= period.Start)))
            {
                periods.Add(period);
            }
            else
            {
                row.Fault(
                    "periods",
                    "periods",
                    $"periods '{text}' is no stretch of the day after the one before; write {Example}.");
            }
        }

        return periods;
    }
}
