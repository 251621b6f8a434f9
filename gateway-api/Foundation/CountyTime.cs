using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Grid.Gateway.Foundation;

/// <summary>The time of the county: the door writes times with its offset and reads a date as its day.</summary>
internal sealed class CountyTime(TimeZoneInfo zone)
{
    private const int LongestMoment = 64, Clock = 11;

    private TimeZoneInfo zone = zone;

    public static CountyTime Of(string id) => new(Find(id));

    /// <summary>Changes to the city's zone, where the door did not know that zone when it started.</summary>
    public void Go(string id) => zone = id == zone.Id ? zone : Find(id);

    private static TimeZoneInfo Find(string id)
    {
        if (TimeZoneInfo.TryFindSystemTimeZoneById(id, out var known))
        {
            return known;
        }

        // A bare machine has no time zone database; China has kept one offset since 1991.
        return id == "Asia/Shanghai"
            ? TimeZoneInfo.CreateCustomTimeZone(id, TimeSpan.FromHours(8), id, id)
            : throw new TimeZoneNotFoundException(
                $"The time zone '{id}' is not known here; install the time zone database (tzdata).");
    }

    public DateTimeOffset Local(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, zone);

    /// <summary>RFC 3339 with an offset; anything else is not a moment.</summary>
    public static bool TryRead([NotNullWhen(true)] string? text, out DateTimeOffset time)
    {
        time = default;
        if (text?.Trim() is not { Length: > Clock and <= LongestMoment } moment)
        {
            return false;
        }

        // The plus sign of an offset that crossed a query string unescaped arrives as a blank.
        return Rfc3339.TryRead(string.Concat(moment.AsSpan(0, Clock), moment[Clock..].Replace(' ', '+')), out time);
    }

    /// <summary>A moment, or the first moment of a day of the county.</summary>
    public bool TryReadDay([NotNullWhen(true)] string? text, int daysLater, out DateTimeOffset time)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.DayNumber + daysLater <= DateOnly.MaxValue.DayNumber)
        {
            var midnight = day.AddDays(daysLater).ToDateTime(TimeOnly.MinValue);
            var offset = zone.GetUtcOffset(midnight);

            // Midnight of the very first day lies before year 1 in UTC, and the type cannot hold it.
            var fits = midnight.Ticks >= offset.Ticks && midnight.Ticks - offset.Ticks <= DateTime.MaxValue.Ticks;
            time = fits ? new(midnight, offset) : default;
            return fits;
        }

        return TryRead(text, out time);
    }
}

/// <summary>Times in the county's offset: <c>2019-04-01T09:30:00+08:00</c>.</summary>
internal sealed class CountyTimeJson(CountyTime county) : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && CountyTime.TryRead(reader.GetString(), out var time)
            ? time
            : throw new JsonException("A time with its offset is expected: 2019-04-01T09:30:00+08:00.");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(county.Local(value));
}
