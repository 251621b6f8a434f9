using System.Globalization;

namespace Grid.Rulebook;

/// <summary>Work periods of a working day, from a date on.</summary>
/// <param name="Department">
/// Code of the department that keeps these hours; null for all departments without hours of their own.
/// </param>
[GenerateSerializer, Immutable, Alias("grid.hours.row")]
public sealed record HoursRow(
    [property: Id(0)] DateOnly From,
    [property: Id(1)] DateOnly? Until,
    [property: Id(2)] IReadOnlyList<WorkPeriod> Periods,
    [property: Id(3)] string Source,
    [property: Id(4)] string Grade,
    [property: Id(5)] string? Department = null);

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
