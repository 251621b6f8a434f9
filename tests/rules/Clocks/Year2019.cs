using Grid.Clocks;
using Grid.Rulebook;

namespace Grid.Tests.Clocks;

/// <summary>The State Council's calendar of 2019, as far as the tests need it, in the county's time zone.</summary>
internal static class Year2019
{
    public static readonly TimeZoneInfo China = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public static readonly IReadOnlyList<CalendarRow> Days =
    [
        .. Holiday("春节", new(2019, 2, 4), new(2019, 2, 10)),
        MadeUp("春节", new(2019, 2, 2)),
        MadeUp("春节", new(2019, 2, 3)),
        .. Holiday("劳动节", new(2019, 5, 1), new(2019, 5, 4)),
        MadeUp("劳动节", new(2019, 4, 28)),
        MadeUp("劳动节", new(2019, 5, 5)),
        .. Holiday("国庆节", new(2019, 10, 1), new(2019, 10, 7)),
        MadeUp("国庆节", new(2019, 9, 29)),
        MadeUp("国庆节", new(2019, 10, 12)),
    ];

    public static readonly WorkingCalendar Calendar = new(Days, [], China);

    /// <summary>"02-03 17:00" of 2019 in the county.</summary>
    public static DateTimeOffset At(string text) =>
        DateTimeOffset.ParseExact(
            $"2019-{text} +08:00", "yyyy-MM-dd HH:mm zzz", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A time of the year as <see cref="At"/> takes it.</summary>
    public static string Written(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, China).ToString("MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<CalendarRow> Holiday(string name, DateOnly first, DateOnly last)
    {
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            yield return new(day, false, name, "国办发明电〔2018〕15号");
        }
    }

    private static CalendarRow MadeUp(string name, DateOnly day) => new(day, true, name, "国办发明电〔2018〕15号");
}
