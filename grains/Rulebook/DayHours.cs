using System.Globalization;

namespace Grid.Rulebook;

/// <summary>
/// A stretch of the day as a condition, <c>22:00-06:00</c>: from a minute to before another, over midnight when it ends
/// earlier than it starts.
/// </summary>
internal readonly record struct DayHours(int Start, int End)
{
    /// <summary>The name of the condition.</summary>
    public const string Aspect = "hours";

    public const int Day = 24 * 60;

    public bool Holds(int minute) => Start < End ? minute >= Start && minute < End : minute >= Start || minute < End;

    public static bool TryParse(string text, out DayHours hours)
    {
        hours = default;
        if (text.Split('-') is not [var from, var to]
            || Minute(from) is not { } start
            || Minute(to) is not { } end
            || start == end
            || start == Day)
        {
            return false;
        }

        hours = new(start, end);
        return true;
    }

    public static string Show(int minute) =>
        string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");

    /// <param name="read">A minute as <see cref="Show"/> writes it.</param>
    public static bool Holds(string word, string read) =>
        TryParse(word, out var hours) && Minute(read) is { } minute && hours.Holds(minute);

    private static int? Minute(string text) =>
        text.Length == 5 && text[2] == ':'
        && int.TryParse(text.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
        && int.TryParse(text.AsSpan(3, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var minute)
        && minute < 60 && (hour < 24 || (hour == 24 && minute == 0))
            ? (hour * 60) + minute
            : null;
}
