namespace Grid.Rulebook;

/// <summary>Checks of the work periods.</summary>
internal static class HoursTable
{
    public static IEnumerable<Finding> Check(IReadOnlyList<HoursRow> rows) =>
    [
        .. rows.Numbered().SelectMany(static entry => Row(entry.Row, entry.Value)),
        .. RowChecks.Overlaps(
            rows,
            static row => row.Department is { } department ? $"A set of hours of {department}" : "A set of hours",
            static row => row.From,
            static row => row.Until),
    ];

    private static IEnumerable<Finding> Row(int number, HoursRow row)
    {
        if (row.Periods.Count == 0)
        {
            yield return Finding.Error(
                number,
                "hours.none",
                "It has no work periods. Write at least one: 08:00-12:00.");
        }

        foreach (
            var period in row.Periods.Where(static period =>
                period.Start == period.End && period.Start != TimeOnly.MinValue))
        {
            yield return Finding.Error(
                number,
                "hours.reversed",
                $"The period {period} ends when it starts. Write 00:00-24:00 for round the clock.");
        }

        var inOrder = row.Periods.OrderBy(static period => period.Start).ToArray();
        for (var i = 0; i < inOrder.Length; i++)
        {
            var (earlier, later) = (inOrder[i], inOrder[(i + 1) % inOrder.Length]);
            if (
                i + 1 < inOrder.Length
                    ? earlier.EndsNextDay() || later.Start < earlier.End
                    : earlier.EndsNextDay() && later.Start < earlier.End)
            {
                yield return Finding.Error(number, "hours.overlap", $"The periods {earlier} and {later} overlap.");
            }
        }

        foreach (var finding in RowChecks.Common(number, null, row.From, row.Until, row.Source))
        {
            yield return finding;
        }
    }
}
