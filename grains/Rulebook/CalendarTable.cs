namespace Grid.Rulebook;

/// <summary>Checks of the days that differ from their weekday.</summary>
internal static class CalendarTable
{
    public static IEnumerable<Finding> Check(IReadOnlyList<CalendarRow> rows, Vocabulary words)
    {
        foreach (var same in rows
            .Numbered()
            .GroupBy(static entry => (entry.Value.Date, entry.Value.Department, entry.Value.Post)))
        {
            var first = same.First();
            foreach (var (row, value) in same.Skip(1))
            {
                yield return value.Works == first.Value.Works
                    ? Finding.Error(
                        row, "row.duplicate", $"{value.Date:yyyy-MM-dd} is also row {first.Row}.", first.Row)
                    : Finding.Error(
                        row,
                        "calendar.both",
                        $"{value.Date:yyyy-MM-dd} is a holiday and a workday (row {first.Row}). Keep one.",
                        first.Row);
            }
        }

        foreach (var (row, value) in rows.Numbered())
        {
            foreach (var finding in RowChecks.Common(row, null, value.Date, null, value.Source)
                .Concat(RowChecks.Keeper(row, value.Department, value.Post, words)))
            {
                yield return finding;
            }
        }
    }
}
