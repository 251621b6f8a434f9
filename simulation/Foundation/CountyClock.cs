using System.Globalization;

namespace Grid.Simulation.Foundation;

/// <summary>Times between a county's clock and the instants they mean.</summary>
internal static class CountyClock
{
    /// <summary>
    /// Reads a time, cut to the second. One without an offset is of the county's clock: a time that clocks skip is of
    /// the clock before it was put forward, one that they show twice is the second of the two.
    /// </summary>
    public static DateTimeOffset? Read(string text, TimeZoneInfo zone)
    {
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var local))
        {
            return null;
        }

        var time = local.Kind == DateTimeKind.Unspecified
            ? At(local, zone)
            : TimeZoneInfo.ConvertTime(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture), zone);
        return time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));
    }

    /// <summary>The instant of a time on the clock.</summary>
    public static DateTimeOffset At(DateTime local, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(new DateTimeOffset(local, zone.GetUtcOffset(local)), zone);

    public static DateOnly DayOf(DateTimeOffset at, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    /// <summary>When a day begins.</summary>
    public static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone) =>
        At(day.ToDateTime(TimeOnly.MinValue), zone);
}
