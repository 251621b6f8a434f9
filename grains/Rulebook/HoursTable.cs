namespace Grid.Rulebook;

/// <summary>Checks of the work periods.</summary>
internal static class HoursTable
{
    public static IEnumerable<Finding> Check(IReadOnlyList<HoursRow> rows) =>
    [
        .. rows.Numbered().SelectMany(static entry => Row(entry.Row, entry.Value)),
        .. RowChecks.Overlaps(rows, static row => row.Department is { } department ? $"A set of hours of {department}" : "A set of hours", static row => row.From, static row => row.Until),
    ];

    private static IEnumerable<Finding> Row(int number, HoursRow row)
    {
        if (row.Periods.Count == 0)
        {
            yield return Finding.Error(number, "hours.none", "It has no work periods. Write at least one: 08:00-12:00.");
        }

        foreach (var period in row.Periods.Where(static period => period.End <= period.Start))
        {
            yield return Finding.Error(number, "hours.reversed", $"The period {period.Start:HH:mm}-{period.End:HH:mm} ends before it starts.");
        }

        var inOrder = row.Periods.OrderBy(static period => period.Start).ToArray();
        foreach (var (earlier, later) in inOrder.Zip(inOrder.Skip(1)))
        {
            if (later.Start < earlier.End)
            {
                yield return Finding.Error(
                    number,
                    "hours.overlap",
                    $"The periods {earlier.Start:HH:mm}-{earlier.End:HH:mm} and {later.Start:HH:mm}-{later.End:HH:mm} overlap.");
            }
        }

        foreach (var finding in RowChecks.Common(number, null, row.From, row.Until, row.Source))
        {
            yield return finding;
        }
    }
}
