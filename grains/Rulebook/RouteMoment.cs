using Grid.Clocks;

namespace Grid.Rulebook;

/// <summary>The time of a question by the county's calendar and clock.</summary>
internal readonly struct RouteMoment(WorkingCalendar calendar, DateTimeOffset at)
{
    private readonly DateTime local = TimeZoneInfo.ConvertTime(at, calendar.Zone).DateTime;

    public DateOnly Day => DateOnly.FromDateTime(local);

    /// <summary>Minutes since midnight.</summary>
    public int Minute => (local.Hour * 60) + local.Minute;

    public bool Works => calendar.IsWorkingDay(Day);
}
