namespace Grid.Rulebook;

/// <summary>Checks of the work periods.</summary>
internal static class HoursTable
{
    public static IEnumerable<Finding> Check(IReadOnlyList<HoursRow> rows, Vocabulary words) =>
    [
        .. rows.Numbered().SelectMany(entry => Row(entry.Row, entry.Value, words)),
        .. Enumerable.Range(1, 7).SelectMany(day => Overlaps(rows, (DayOfWeek)(day % 7))).DistinctBy(
            static found => (found.Row, found.Code)),
    ];

    /// <summary>The rows that meet on a weekday; one that names no weekdays is of all of them.</summary>
    private static IEnumerable<Finding> Overlaps(IReadOnlyList<HoursRow> rows, DayOfWeek day)
    {
        var ofDay = rows.Numbered()
            .Where(entry => entry.Value.Weekdays is null || entry.Value.Weekdays.Contains(day))
            .ToArray();
        return RowChecks.Overlaps(
                [.. ofDay.Select(static entry => entry.Value)],
                static row => row switch
                {
                    { Department: { } department } => $"A set of hours of {department}",
                    { Post: { } post } => $"A set of hours of the post {post}",
                    _ => "A set of hours",
                },
                static row => row.From,
                static row => row.Until)
            .Select(found => found with
            {
                Row = ofDay[found.Row - 1].Row,
                Others = [.. found.Others.Select(other => ofDay[other - 1].Row)],
            });
    }

    private static IEnumerable<Finding> Row(int number, HoursRow row, Vocabulary words)
    {
        if (row.Periods.Count == 0)
        {
            yield return Finding.Error(
                number, "hours.none", "It has no work periods. Write at least one: 08:00-12:00.");
        }

        foreach (var period in row.Periods.Where(static period =>
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
            if (i + 1 < inOrder.Length
                    ? earlier.EndsNextDay() || later.Start < earlier.End
                    : earlier.EndsNextDay() && later.Start < earlier.End)
            {
                yield return Finding.Error(number, "hours.overlap", $"The periods {earlier} and {later} overlap.");
            }
        }

        foreach (var finding in RowChecks.Common(number, null, row.From, row.Until, row.Source)
            .Concat(RowChecks.Keeper(number, row.Department, row.Post, words)))
        {
            yield return finding;
        }
    }
}
