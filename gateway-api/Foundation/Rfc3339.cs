using System.Globalization;

namespace Grid.Gateway.Foundation;

/// <summary>
/// Moments as RFC 3339 writes them: <c>T</c> and <c>Z</c> in either case, a blank in the place of <c>T</c>, any number
/// of digits of a second (kept to the microsecond, as the stores keep them), any offset up to 23:59. A leap second,
/// which falls at 23:59:60 UTC alone, is the first moment of the next minute.
/// </summary>
internal static class Rfc3339
{
    private const int Day = 10, Seconds = 19, MostOffsetHours = 14;

    public static bool TryRead(ReadOnlySpan<char> text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length < Seconds + 1
            || text[Day] is not ('T' or 't' or ' ')
            || !DateTime.TryParseExact(
                text[..Day], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || text[13] != ':' || text[16] != ':'
            || !TryNumber(text[11..13], 23, out var hour)
            || !TryNumber(text[14..16], 59, out var minute)
            || !TryNumber(text[17..19], 60, out var second)
            || !TryFraction(text[Seconds..], out var fraction, out var zone)
            || !TryOffset(zone, out var offset))
        {
            return false;
        }

        var utc = day.Ticks + new TimeSpan(hour, minute, second).Ticks - offset.Ticks;
        var leaps = second == 60;
        return (!leaps || utc % TimeSpan.TicksPerDay == 0) && TryMake(utc + fraction, offset, out time);
    }

    private static bool TryFraction(ReadOnlySpan<char> text, out long ticks, out ReadOnlySpan<char> rest)
    {
        ticks = 0;
        rest = text;
        if (text.IsEmpty || text[0] != '.')
        {
            return true;
        }

        var digits = 1;
        for (
            var worth = TimeSpan.TicksPerSecond / 10;
            digits < text.Length && char.IsAsciiDigit(text[digits]);
            digits++, worth /= 10)
        {
            ticks += worth * (text[digits] - '0');
        }

        ticks -= ticks % TimeSpan.TicksPerMicrosecond;
        rest = text[digits..];
        return digits > 1;
    }

    private static bool TryOffset(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = default;
        if (text is ['Z' or 'z'])
        {
            return true;
        }

        if (text is not ['+' or '-', _, _, ':', _, _]
            || !TryNumber(text[1..3], 23, out var hours)
            || !TryNumber(text[4..6], 59, out var minutes))
        {
            return false;
        }

        offset = new TimeSpan(hours, minutes, 0) * (text[0] == '-' ? -1 : 1);
        return true;
    }

    /// <summary>An offset that the type cannot hold becomes UTC: the moment is the same.</summary>
    private static bool TryMake(long utc, TimeSpan offset, out DateTimeOffset time)
    {
        time = default;
        if (utc < DateTime.MinValue.Ticks || utc > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        var local = utc + offset.Ticks;
        time =
            offset.Duration() <= TimeSpan.FromHours(MostOffsetHours)
            && local >= DateTime.MinValue.Ticks
            && local <= DateTime.MaxValue.Ticks
            ? new(local, offset)
            : new(utc, TimeSpan.Zero);
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<char> text, int most, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= most;
}
