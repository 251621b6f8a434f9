using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Grid.Counties;

namespace Grid.Gateway.Foundation;

/// <summary>
/// The times of the counties. The door writes a time with the offset of the county that its body belongs to, and reads
/// a date as a day of the county that is asked about. A body of no county has the offset of the only county, and where
/// there are several, UTC.
/// </summary>
internal sealed partial class CountyTime
{
    private const int LongestMoment = 64, Clock = 11;

    /// <summary>Stands for the first county of the store, where a record names none.</summary>
    private const string First = "";

    private static readonly string[] ByTheClock =
    [
        "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss",
        "yyyy/M/d H:mm", "yyyy/M/d H:mm:ss",
    ];

    private static readonly AsyncLocal<string?> Writing = new();

    /// <summary>Code of the county whose body is being written, empty for the first; null for a body of none.</summary>
    public static string? Written => Writing.Value;

    private volatile Zones zones = new(TimeZoneInfo.Utc, FrozenDictionary<string, TimeZoneInfo>.Empty);

    /// <summary>Takes the zones of the counties that the city knows now.</summary>
    public void Learn(IReadOnlyList<CountyView> counties)
    {
        var byCode = new Dictionary<string, TimeZoneInfo>();
        foreach (var county in counties)
        {
            if (TimeZoneInfo.TryFindSystemTimeZoneById(county.Data.TimeZone, out var zone))
            {
                byCode[county.Code] = zone;
                if (county.IsFirst)
                {
                    byCode[First] = zone;
                }
            }
        }

        var only = counties.Count == 1 ? byCode.GetValueOrDefault(counties[0].Code) : null;
        zones = new(only ?? TimeZoneInfo.Utc, byCode.ToFrozenDictionary());
    }

    /// <summary>The time with the offset of the county whose body is being written.</summary>
    public DateTimeOffset Local(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, zones.Of(Writing.Value));

    /// <summary>A text whose moments, as the city writes them, have the offset of the county.</summary>
    public string Local(string text) => Moment().Replace(text, moment =>
        DateTimeOffset.TryParseExact(
            moment.Value, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? Local(time).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture)
            : moment.Value);

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

    /// <summary>The time that a question asks about as <c>at</c>; null for now, and for what is no time.</summary>
    public static DateTimeOffset? At(string? text, List<Fault> faults)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (TryRead(text, out var time))
        {
            return time;
        }

        faults.Add(new("at", "query.at", "at is not a time with its offset; send at=2019-04-01T09:30:00%2B08:00."));
        return null;
    }

    /// <summary>
    /// A moment with its offset, or by the clock of a zone, as programs without one write it: <c>2019-04-01 09:30</c>.
    /// An hour that this clock skips is of the clock before it was put forward: programs add days to a time without
    /// looking.
    /// </summary>
    public static bool TryRead([NotNullWhen(true)] string? text, TimeZoneInfo zone, out DateTimeOffset time)
    {
        if (TryRead(text, out time))
        {
            return true;
        }

        if (!DateTime.TryParseExact(
                text?.Trim(), ByTheClock, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            || local.Year is 1 or 9999)
        {
            return false;
        }

        time = new(local, zone.GetUtcOffset(local));
        return true;
    }

    /// <summary>The zone of a county; that of the only county, or UTC, where the city does not know it.</summary>
    public TimeZoneInfo ZoneOf(string county) => zones.Of(county);

    /// <summary>A moment, or the first moment of a day of the county.</summary>
    /// <param name="code">The county asked about; null for the only one.</param>
    public bool TryReadDay(
        [NotNullWhen(true)] string? text, int daysLater, out DateTimeOffset time, string? code = null)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.DayNumber + daysLater <= DateOnly.MaxValue.DayNumber)
        {
            var midnight = day.AddDays(daysLater).ToDateTime(TimeOnly.MinValue);
            var offset = zones.Of(code).GetUtcOffset(midnight);

            // Midnight of the very first day lies before year 1 in UTC, and the type cannot hold it.
            var fits = midnight.Ticks >= offset.Ticks && midnight.Ticks - offset.Ticks <= DateTime.MaxValue.Ticks;
            time = fits ? new(midnight, offset) : default;
            return fits;
        }

        return TryRead(text, out time);
    }

    /// <summary>The end of a span that a question names; null for none, and for what is neither day nor time.</summary>
    /// <param name="code">The county asked about; null for the only one.</param>
    public DateTimeOffset? Day(string field, string? text, int daysLater, List<Fault> faults, string? code = null)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (TryReadDay(text, daysLater, out var time, code))
        {
            return time;
        }

        faults.Add(new(
            field,
            "query.time",
            $"{field} '{text}' is neither a day (2019-04-01) nor a time with its offset "
            + "(2019-04-01T09:30:00‹offset›)."));
        return null;
    }

    /// <summary>Notes of which county a body is, while it is written.</summary>
    public static void FollowBodies(JsonTypeInfo type)
    {
        if (!type.Type.IsAssignableTo(typeof(IOfCounty)))
        {
            return;
        }

        type.OnSerializing = static body => Writing.Value = ((IOfCounty)body).County ?? First;
        type.OnSerialized = static _ => Writing.Value = null;
    }

    [GeneratedRegex(@"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}\.[0-9]{7}([+-][0-9:]{5}|Z)")]
    private static partial Regex Moment();

    private sealed record Zones(TimeZoneInfo Usual, FrozenDictionary<string, TimeZoneInfo> ByCode)
    {
        public TimeZoneInfo Of(string? code) =>
            code is not null && ByCode.TryGetValue(code, out var zone) ? zone : Usual;
    }
}

/// <summary>Times in the county's offset: <c>2019-04-01T09:30:00-04:00</c>.</summary>
internal sealed class CountyTimeJson(CountyTime county) : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && CountyTime.TryRead(reader.GetString(), out var time)
            ? time
            : throw new JsonException("A time with its offset is expected: 2019-04-01T09:30:00‹offset›.");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(county.Local(value));
}
