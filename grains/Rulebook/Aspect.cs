using System.Collections.Frozen;
using System.Globalization;

namespace Grid.Rulebook;

/// <summary>
/// What a route may be asked for beside its class: something read at the place (zone, road, grade, land …), said by the report
/// (filing condition, what it is attached to) or by the calendar and the clock. A condition on it accepts words; <c>yes</c>
/// accepts anything read there, <c>no</c> accepts nothing being there. Which zones and grades there are is the county's own
/// vocabulary.
/// </summary>
internal sealed class Aspect
{
    public const string Yes = "yes";
    public const string No = "no";

    private static readonly string[] Numbers = [.. Enumerable.Range(0, 100).Select(static number => number.ToString(CultureInfo.InvariantCulture))];

    private readonly Func<string, string?>? wrong;

    private Aspect(string name, Func<RouteQuestion, RouteMoment, string?> read, Func<string, string?>? wrong = null) =>
        (Name, Read, this.wrong) = (name, read, wrong);

    public static FrozenDictionary<string, Aspect> All { get; } = new Aspect[]
    {
        new("tradingZone", static (asked, _) => asked.Place.TradingZone),
        new("roadGrade", static (asked, _) => asked.Place.RoadGrade),
        new("land", static (asked, _) => asked.Place.HighwayLand is null ? null : "highway", static word => word == "highway" || IsYesOrNo(word) ? null : $"land is highway, yes or no, not '{word}'."),
        new("dogZone", static (asked, _) => asked.Place.DogZone),
        new("builtUp", static (asked, _) => asked.Place.BuiltUp ? Yes : null, static word => YesOrNo("builtUp", word)),
        new("frontage", static (asked, _) => asked.Place.Shop, static word => YesOrNo("frontage", word)),
        new("subdistrict", static (asked, _) => asked.Place.Subdistrict, static word => Digits(word, 9) ? null : $"'{word}' is no sub-district. Write its nine digits."),
        new("community", static (asked, _) => asked.Place.Community, static word => Digits(word, 12) || IsYesOrNo(word) ? null : $"'{word}' is no community. Write its twelve digits."),
        new("cell", static (asked, _) => asked.Place.Cell, static word => Digits(word, 15) ? null : $"'{word}' is no cell. Write its fifteen digits."),
        new("road", static (asked, _) => asked.Place.Road),
        new("segment", static (asked, _) => asked.Place.Segment),
        new("building", static (asked, _) => asked.Place.Building),
        new("attachment", static (asked, _) => asked.Attachment),
        new("condition", static (asked, _) => Number(asked.Condition), static word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? null : $"'{word}' is no filing condition. They count from 1."),
        new("day", static (_, moment) => moment.Works ? "workday" : "holiday", static word => word is "workday" or "holiday" ? null : $"day is workday or holiday, not '{word}'."),
        new("month", static (_, moment) => Number(moment.Day.Month), static word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12 ? null : $"month is 1 to 12, not '{word}'."),
        new(DayHours.Aspect, static (_, moment) => DayHours.Show(moment.Minute), static word => DayHours.TryParse(word, out _) ? null : $"'{word}' is no stretch of the day. Write 22:00-06:00."),
    }.ToFrozenDictionary(static aspect => aspect.Name);

    public string Name { get; }

    /// <summary>What is read there; null or empty for nothing.</summary>
    public Func<RouteQuestion, RouteMoment, string?> Read { get; }

    /// <summary>What is wrong with a word; null when nothing is.</summary>
    public string? Wrong(string word) => wrong?.Invoke(word);

    /// <summary>Whether a word of a condition accepts what is read.</summary>
    public bool Accepts(string word, string? read) => word switch
    {
        No => string.IsNullOrEmpty(read),
        _ when string.IsNullOrEmpty(read) => false,
        Yes => true,
        _ => Name == DayHours.Aspect ? DayHours.Holds(word, read) : word == read,
    };

    private static string? YesOrNo(string name, string word) => IsYesOrNo(word) ? null : $"{name} is yes or no, not '{word}'.";

    private static bool IsYesOrNo(string word) => word is Yes or No;

    private static bool Digits(string word, int length) => word.Length == length && word.All(char.IsAsciiDigit);

    private static string Number(int number) =>
        number >= 0 && number < Numbers.Length ? Numbers[number] : number.ToString(CultureInfo.InvariantCulture);
}
