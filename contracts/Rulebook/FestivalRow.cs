using System.Globalization;

namespace Grid.Rulebook;

/// <summary>
/// A holiday that the law names for every year (全国年节及纪念日放假办法). It is off also in a year of which no notice speaks yet.
/// </summary>
/// <param name="On">The first day of it in a year.</param>
/// <param name="Days">How many days it lasts.</param>
/// <param name="From">The first day on which the version of the law is in force.</param>
[GenerateSerializer, Immutable, Alias("grid.festival.row")]
public sealed record FestivalRow(
    [property: Id(0)] string Name,
    [property: Id(1)] FestivalDay On,
    [property: Id(2)] int Days,
    [property: Id(3)] DateOnly From,
    [property: Id(4)] DateOnly? Until,
    [property: Id(5)] string Source,
    [property: Id(6)] string Grade);

/// <summary>
/// A day that every year has. Text forms: <c>10-01</c>, the first of October; <c>lunar:05-05</c>, by the Chinese lunar
/// calendar; <c>lunar:12-end</c>, the last day of its year; <c>sun:15</c>, the day on which the sun reaches this
/// longitude in degrees (清明).
/// </summary>
/// <param name="Month">1 to 12; 0 for a day by the sun.</param>
/// <param name="Day">The day of the month, 0 for its last; a longitude for a day by the sun.</param>
[GenerateSerializer, Immutable, Alias("grid.festival.day")]
public readonly record struct FestivalDay(
    [property: Id(0)] FestivalReckoning By,
    [property: Id(1)] int Month,
    [property: Id(2)] int Day)
{
    private const string Lunar = "lunar:", Sun = "sun:", End = "end";

    public static bool TryParse(string text, out FestivalDay day)
    {
        day = default;
        if (text.StartsWith(Sun, StringComparison.Ordinal))
        {
            day = new(FestivalReckoning.Sun, 0, Number(text[Sun.Length..]) ?? -1);
            return day.Day is >= 0 and < 360;
        }

        var lunar = text.StartsWith(Lunar, StringComparison.Ordinal);
        if ((lunar ? text[Lunar.Length..] : text).Split('-') is not [{ Length: 2 } month, var last])
        {
            return false;
        }

        var end = lunar && last == End;
        day = new(
            lunar ? FestivalReckoning.Moon : FestivalReckoning.Date,
            Number(month) ?? 0,
            end ? 0 : Number(last) ?? -1);
        return day.Month is >= 1 and <= 12
            && (end || (last.Length == 2 && day.Day >= 1 && day.Day <= Longest(lunar, day.Month)));
    }

    public override string ToString() => By switch
    {
        FestivalReckoning.Sun => string.Create(CultureInfo.InvariantCulture, $"{Sun}{Day}"),
        FestivalReckoning.Moon when Day == 0 => string.Create(CultureInfo.InvariantCulture, $"{Lunar}{Month:00}-{End}"),
        FestivalReckoning.Moon => string.Create(CultureInfo.InvariantCulture, $"{Lunar}{Month:00}-{Day:00}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Month:00}-{Day:00}"),
    };

    private static int Longest(bool lunar, int month) => lunar ? 30 : DateTime.DaysInMonth(2000, month);

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>By what a day of the year is reckoned. Numbers are stored: new ones go at the end.</summary>
public enum FestivalReckoning
{
    Date = 0,

    /// <summary>农历</summary>
    Moon = 1,

    /// <summary>节气</summary>
    Sun = 2,
}
