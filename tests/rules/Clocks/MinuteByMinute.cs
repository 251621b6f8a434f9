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
        var (minute, counted) = (from.ToOffset(TimeSpan.FromHours(8)), 0d);
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

    public static bool IsOpen(WorkingCalendar calendar, DateTime minute) =>
        Works(calendar, DateOnly.FromDateTime(minute))
        && Periods(calendar, minute).Any(period => period.Start <= TimeOnly.FromDateTime(minute) && TimeOnly.FromDateTime(minute) < period.End);

    private static double Worth(WorkingCalendar calendar, DateTime minute, LimitUnit unit) => unit switch
    {
        LimitUnit.UrgentHour => 1 / 60d,
        LimitUnit.UrgentDay => 1 / 1440d,
        _ when !IsOpen(calendar, minute) => 0,
        LimitUnit.WorkHour => 1 / 60d,
        _ => 1 / Periods(calendar, minute).Sum(static period => (period.End - period.Start).TotalMinutes),
    };

    private static bool Works(WorkingCalendar calendar, DateOnly day) =>
        calendar.Days.SingleOrDefault(row => row.Date == day) is { } row
            ? row.Works
            : day.DayOfWeek is >= DayOfWeek.Monday and <= DayOfWeek.Friday;

    private static IReadOnlyList<WorkPeriod> Periods(WorkingCalendar calendar, DateTime minute)
    {
        var day = DateOnly.FromDateTime(minute);
        return calendar.Hours.Single(row => row.From <= day && (row.Until is null || row.Until >= day)).Periods;
    }
}
