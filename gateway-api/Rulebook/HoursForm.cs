using System.Text.Json.Nodes;
using Grid.Gateway.Registers;
using Grid.Parties;
using Grid.Rulebook;

namespace Grid.Gateway.Rulebook;

/// <summary>
/// 工作时段: <c>08:00-12:00;14:00-18:00</c>, over midnight <c>18:00-02:00</c>, round the clock <c>00:00-24:00</c>; with a
/// department's code, of that department alone; with a post, of the steps that it owes.
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
        TableColumns.Grade,
        Column.Text(
            "department", "the department that keeps these hours; empty for all that keep none of their own", 64)
            .To(EntityKind.Department),
        Column.Text(
            "weekdays", "the weekdays it is kept on, Monday is 1: 1-5, 1-7, 2-4;7; empty for all but the weekend", 20),
        Column.Flag("holidays", "true where holidays are worked like other days"),
        Column.Post("post", "the post that keeps these hours wherever it is held, instead of a department"),
    ];

    protected override HoursRow Read(ImportRow row) =>
        new(
            row.NeedDate("from"),
            row.Date("until"),
            Periods(row, row.NeedList("periods")),
            row.Need("source"),
            row.Need("grade"),
            row.Text("department"),
            Weekdays(row),
            row.Flag("holidays"),
            row.Post("post"));

    protected override string Identity(HoursRow row) => string.Join(
        ' ',
        new[]
        {
            row.Department ?? row.Post?.Code,
            TableForms.Day(row.From),
            row.Weekdays is { } days ? WeekdayText.Of(days) : null,
        }
            .Where(static part => part is not null));

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
        ["weekdays"] = row.Weekdays is { } days ? WeekdayText.Of(days) : null,
        ["holidays"] = row.OnHolidays,
        ["post"] = row.Post?.Code,
    };

    /// <summary>The weekdays of a row; null where it names none.</summary>
    internal static IReadOnlyList<DayOfWeek>? Weekdays(ImportRow row)
    {
        if (row.Text("weekdays") is not { } text)
        {
            return null;
        }

        if (!WeekdayText.TryParse(text, out var days))
        {
            row.Fault(
                "weekdays",
                "weekdays",
                $"weekdays '{text}' are no weekdays; Monday is 1 and Sunday 7, write 1-5, 1-7 or 2-4;7.");
        }

        return days;
    }

    /// <summary>The stretches of a working day, where the row gives any.</summary>
    internal static List<WorkPeriod> Periods(ImportRow row, IReadOnlyList<string> given)
    {
        var periods = new List<WorkPeriod>();
        foreach (var text in given)
        {
            if (WorkPeriod.TryParse(text, out var period)
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
