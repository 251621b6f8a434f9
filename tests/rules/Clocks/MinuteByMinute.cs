using Grid.Clocks;
using Grid.Rulebook;

namespace Grid.Tests.Clocks;

/// <summary>
/// The same arithmetic done as a clerk would with a watch: every minute is looked at, and counted when the office is
/// open. Slow, and written from the rows alone.
/// </summary>
internal static class MinuteByMinute
{
    public static DateTimeOffset Due(WorkingCalendar calendar, DateTimeOffset from, double amount, LimitUnit unit)
    {
        var (minute, counted) = (TimeZoneInfo.ConvertTime(from, Year2019.China), 0d);
        while (true)
        {
            var worth = Worth(calendar, minute.DateTime, unit);
            if (worth > 0 && counted + worth >= amount - 1e-9)
            {
                return minute.AddMinutes(Math.Clamp((amount - counted) / worth, 0, 1));
            }

            counted += worth;
            minute = minute.AddMinutes(1);
        }
    }

    public static bool IsOpen(WorkingCalendar calendar, DateTime minute) => DayWorked(calendar, minute) is not null;

    private static double Worth(WorkingCalendar calendar, DateTime minute, LimitUnit unit)
    {
        if (unit is LimitUnit.UrgentHour or LimitUnit.UrgentDay)
        {
            return unit == LimitUnit.UrgentHour ? 1 / 60d : 1 / 1440d;
        }

        if (DayWorked(calendar, minute) is not { } day)
        {
            return 0;
        }

        return unit == LimitUnit.WorkHour
            ? 1 / 60d
            : 1 / Periods(calendar, day).Sum(static period => (period.End - period.Start).TotalMinutes);
    }

    /// <summary>
    /// The day to which the work of a minute belongs: its own day, or the day before where that day's last period runs
    /// over midnight; null when the office is closed.
    /// </summary>
    private static DateOnly? DayWorked(WorkingCalendar calendar, DateTime minute)
    {
        var (day, time) = (DateOnly.FromDateTime(minute), TimeOnly.FromDateTime(minute));
        var before = day.AddDays(-1);
        if (Works(calendar, before)
            && Periods(calendar, before).Any(period => period.End < period.Start && time < period.End))
        {
            return before;
        }

        var worked =
            Works(calendar, day)
            && Periods(calendar, day)
                .Any(period => period.Start <= time && (time < period.End || period.End < period.Start));
        return worked ? day : null;
    }

    private static bool Works(WorkingCalendar calendar, DateOnly day) =>
        calendar.Days.SingleOrDefault(row => row.Date == day) is { } row
            ? row.Works
            : day.DayOfWeek is >= DayOfWeek.Monday and <= DayOfWeek.Friday;

    private static IReadOnlyList<WorkPeriod> Periods(WorkingCalendar calendar, DateOnly day) =>
        calendar.Hours.SingleOrDefault(row => row.From <= day && (row.Until is null || row.Until >= day))?.Periods
        ?? [];
}
