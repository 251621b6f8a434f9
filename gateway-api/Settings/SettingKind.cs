using System.Globalization;
using System.Net;
using Grid.Gateway.Foundation;

namespace Grid.Gateway.Settings;

/// <summary>What a setting's value may be.</summary>
/// <param name="Expected">For the end of a refusal: <c>a whole number from 1 to 1024</c>.</param>
/// <param name="Takes">Whether a value is one of those.</param>
internal sealed record SettingKind(string Expected, Func<string, bool> Takes)
{
    /// <summary>The words it may be, for a kind that knows them all; a refusal names the nearest.</summary>
    public IReadOnlyList<string> Words { get; private init; } = [];

    public static SettingKind Text { get; } = new("a text", static _ => true);

    public static SettingKind Flag { get; } = OneOf("true", "false");

    public static SettingKind Number { get; } = new(
        "a number such as 50 or 0.5, not negative", static value => IsNumber(value));

    /// <summary>Read as .NET reads a time span: <c>30</c> would be thirty days.</summary>
    public static SettingKind Span { get; } = new(
        "a time span such as 00:00:06 (six seconds) or 2.00:00:00 (two days), not negative",
        static value => TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out var span) && span >= TimeSpan.Zero);

    public static SettingKind Moment { get; } = new(
        "a moment with its offset such as 2019-01-01T00:00:00Z", static value => CountyTime.TryRead(value, out _));

    public static SettingKind Address { get; } =
        new("an address such as 127.0.0.1", static value => IPAddress.TryParse(value, out _));

    public static SettingKind Zone { get; } = new("a time zone by its IANA name such as Asia/Shanghai", IsZone)
    {
        Words = [.. TimeZoneInfo.GetSystemTimeZones().Select(static zone => zone.Id)],
    };

    public static SettingKind Whole(long least, long most) => new(
        string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"),
        value =>
            long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            && whole >= least
            && whole <= most);

    public static SettingKind OneOf(params string[] words) => new(
        string.Join(" or ", words), value => words.Contains(value, StringComparer.OrdinalIgnoreCase))
    {
        Words = words,
    };

    private static bool IsNumber(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
        && number >= 0;

    private static bool IsZone(string value) => TimeZoneInfo.TryFindSystemTimeZoneById(value, out _);
}
