using Grid.Clocks;
using Grid.Rulebook;

namespace Grid.Penalties;

/// <summary>
/// Terms of the law of penalties (期限), by rule and day. The first day is not counted; a last day runs to its
/// midnight; a month or year ends on the day of the same number, or on the last of a shorter month.
/// </summary>
internal static class Terms
{
    /// <summary>
    /// The last day of a term that begins with something that happened on a day; null when no such rule is in force
    /// then.
    /// </summary>
    public static DateOnly? LastDay(Rules rules, ProcedureRule rule, DateOnly begun) =>
        rules.Procedure.Find(rule, begun) is { } row ? LastDay(rules.Calendar, row, begun) : null;

    /// <summary>The last day of a term by a calendar, which may be one of an earlier notice.</summary>
    public static DateOnly LastDay(WorkingCalendar calendar, ProcedureRow row, DateOnly begun)
    {
        var count = (int)row.Value;
        var last = row.Unit switch
        {
            ProcedureUnit.WorkDay => After(calendar, begun, count),
            ProcedureUnit.Day => begun.AddDays(count),
            ProcedureUnit.Month => begun.AddMonths(count),
            ProcedureUnit.Year => begun.AddYears(count),
            _ => throw new ArgumentOutOfRangeException(nameof(row), row.Unit, "No term of days."),
        };
        return row.Moves ? Worked(calendar, last) : last;
    }

    /// <summary>The working day so many working days after a day.</summary>
    private static DateOnly After(WorkingCalendar calendar, DateOnly day, int count)
    {
        while (count > 0)
        {
            day = day.AddDays(1);
            count -= calendar.IsWorkingDay(day) ? 1 : 0;
        }

        return day;
    }

    /// <summary>The day itself where it is worked, else the next that is.</summary>
    private static DateOnly Worked(WorkingCalendar calendar, DateOnly day) =>
        calendar.IsWorkingDay(day) ? day : After(calendar, day, 1);
}
