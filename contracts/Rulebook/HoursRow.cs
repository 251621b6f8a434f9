using System.Globalization;
using Grid.Posts;

namespace Grid.Rulebook;

/// <summary>Work periods of a working day, from a date on.</summary>
/// <param name="Department">
/// Code of the department that keeps these hours; null for all departments without hours of their own.
/// </param>
/// <param name="Weekdays">
/// The weekdays on which these hours are kept; null for those that are not the county's weekend. Make-up days are
/// worked on any weekday.
/// </param>
/// <param name="OnHolidays">Whether holidays are worked like other days.</param>
/// <param name="Post">
/// The post that keeps these hours, wherever it is held; null for those of departments and the county.
/// </param>
[GenerateSerializer, Immutable, Alias("grid.hours.row")]
public sealed record HoursRow(
    [property: Id(0)] DateOnly From,
    [property: Id(1)] DateOnly? Until,
    [property: Id(2)] IReadOnlyList<WorkPeriod> Periods,
    [property: Id(3)] string Source,
    [property: Id(4)] string Grade,
    [property: Id(5)] string? Department = null,
    [property: Id(6)] IReadOnlyList<DayOfWeek>? Weekdays = null,
    [property: Id(7)] bool OnHolidays = false,
    [property: Id(8)] Post? Post = null);

/// <summary>
/// A stretch of the working day, county's local time. One that ends no later than it starts runs over midnight and
/// belongs whole to the day it starts on; midnight to midnight is the whole day. The text form is <c>18:00-02:00</c>.
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.hours.period")]
public readonly record struct WorkPeriod([property: Id(0)] TimeOnly Start, [property: Id(1)] TimeOnly End)
{
    private const string Minutes = "HH:mm", Midnight = "24:00";

    /// <summary>
    /// Reads the text form. A period starts before 24:00 and ends at another time of day than it starts, but for
    /// <c>00:00-24:00</c>.
    /// </summary>
    public static bool TryParse(string text, out WorkPeriod period)
    {
        period = default;
        if (text.Split('-', StringSplitOptions.TrimEntries) is not [var first, var last]
            || !TryRead(first, out var start) || !TryRead(last == Midnight ? "00:00" : last, out var end)
            || (start == end && !(start == TimeOnly.MinValue && last == Midnight)))
        {
            return false;
        }

        period = new(start, end);
        return true;
    }

    /// <summary>Whether its end lies on the day after its start; midnight itself does.</summary>
    public bool EndsNextDay() => End <= Start;

    public override string ToString() => $"{Text(Start)}-{(End == TimeOnly.MinValue ? Midnight : Text(End))}";

    private static bool TryRead(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, Minutes, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    private static string Text(TimeOnly time) => time.ToString(Minutes, CultureInfo.InvariantCulture);
}

/// <summary>Weekdays in their text form: <c>1-5</c>, <c>1-7</c>, <c>2-4;7</c>. Monday is 1, Sunday is 7.</summary>
public static class WeekdayText
{
    public static bool TryParse(string text, out IReadOnlyList<DayOfWeek> days)
    {
        var read = new List<DayOfWeek>();
        days = read;
        foreach (var part in text.Split(';', StringSplitOptions.TrimEntries))
        {
            if (part is not ([>= '1' and <= '7'] or [>= '1' and <= '7', '-', >= '1' and <= '7']) || part[0] > part[^1])
            {
                return false;
            }

            for (var day = part[0]; day <= part[^1]; day++)
            {
                if (read.Contains(Day(day - '0')))
                {
                    return false;
                }

                read.Add(Day(day - '0'));
            }
        }

        return true;
    }

    public static string Of(IReadOnlyList<DayOfWeek> days)
    {
        var parts = new List<string>();
        for (var day = 1; day <= 7; day++)
        {
            var first = day;
            while (day <= 7 && days.Contains(Day(day)))
            {
                day++;
            }

            if (day > first)
            {
                parts.Add(day - 1 == first ? $"{first}" : $"{first}-{day - 1}");
            }
        }

        return string.Join(';', parts);
    }

    private static DayOfWeek Day(int number) => (DayOfWeek)(number % 7);
}
