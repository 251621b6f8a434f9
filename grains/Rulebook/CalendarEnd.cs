namespace Grid.Rulebook;

/// <summary>
/// How far the calendar reaches. A holiday notice covers one year, and a clock that runs beyond the last one goes by
/// the law and the weekday alone. Pure.
/// </summary>
internal static class CalendarEnd
{
    /// <summary>The findings about a calendar if it were in force at a time.</summary>
    /// <param name="rules">The rulebook with the limits and hours to compare.</param>
    public static IEnumerable<Finding> Check(TableData table, Rules rules, DateTimeOffset now)
    {
        if (table is not { Table: TableName.Calendar, Calendar.Count: > 0 })
        {
            yield break;
        }

        var calendar = rules.Calendar.With(table.Calendar);
        var today = calendar.DayOf(now);
        if (calendar.KnownThrough(today) is not { } known)
        {
            yield return Finding.Warning(
                0,
                "calendar.unknown",
                $"It says nothing of {today.Year}, whose days go by the law and the weekday alone. "
                + "Enter the notice of that year.");
            yield break;
        }

        var (last, limit) = rules.WorkingLimits(today)
            .Select(limit => (Day: calendar.DayOf(calendar.Due(now, limit.Amount, limit.Unit)), limit))
            .OrderByDescending(static entry => entry.Day)
            .FirstOrDefault((today, new(0, LimitUnit.WorkDay, "")));
        yield return last > known
            ? Finding.Warning(
                0,
                "calendar.ends",
                $"It is known through {known:yyyy-MM-dd}, and a clock that starts now may run until "
                + $"{last:yyyy-MM-dd} ({limit.Standard}). "
                + $"Days beyond go by the law and the weekday alone. Enter the notice of {known.Year + 1}.")
            : Soon(known, today.AddDays((int)rules.Practice.Of(PracticeOption.CalendarWarningDays, today)));
    }

    private static Finding Soon(DateOnly known, DateOnly ahead) => ahead > known
        ? Finding.Warning(
            0,
            "calendar.ends",
            $"It is known through {known:yyyy-MM-dd}; days beyond go by the law and the weekday alone. "
            + $"Enter the notice of {known.Year + 1}.")
        : Finding.Note(
            0,
            "calendar.known",
            $"It is known through {known:yyyy-MM-dd}; days beyond go by the law and the weekday alone.");
}
