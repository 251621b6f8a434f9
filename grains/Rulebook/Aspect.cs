using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;

namespace Grid.Rulebook;

/// <summary>
/// What a condition of a route may ask beside the class: something read at the place (zone, road, grade, land …), said
/// by the report (filing condition, what it is attached to) or by the calendar and the clock. A condition on it accepts
/// words; <c>yes</c> accepts any reading, <c>no</c> accepts that there is none. Which zones and grades there are is the
/// county's own vocabulary.
/// </summary>
internal sealed class Aspect
{
    public const string Yes = "yes";
    public const string No = "no";

    // Declared before All, which uses it.
    private static readonly string[] Numbers =
    [
        .. Enumerable.Range(0, 100).Select(static number => number.ToString(CultureInfo.InvariantCulture)),
    ];

    /// <summary>The aspects of zones of counties' own that were asked for, so that each is one.</summary>
    private static readonly ConcurrentDictionary<string, Aspect> Zones = new(StringComparer.Ordinal);

    /// <summary>Begins an aspect that asks for a zone of the county's own.</summary>
    public const string ZoneOf = "zone.";

    /// <summary>A reading that is there, and that no row names.</summary>
    private const string Another = "*";

    private readonly Func<string, string?>? wrong;
    private readonly IReadOnlyList<string?>? readings;
    private readonly bool always;

    /// <param name="wrong">What is wrong with a word.</param>
    /// <param name="readings">All possible readings, where they are few and fixed.</param>
    /// <param name="always">Whether there is a reading everywhere.</param>
    private Aspect(
        string name,
        Func<RouteQuestion, RouteMoment, string?> read,
        Func<string, string?>? wrong = null,
        IReadOnlyList<string?>? readings = null,
        bool always = false)
    {
        Name = name;
        Read = read;
        this.wrong = wrong;
        this.readings = readings;
        this.always = always;
    }

    public static FrozenDictionary<string, Aspect> All { get; } = new Aspect[]
    {
        new("tradingZone", static (asked, _) => asked.Place.TradingZone),
        new("roadGrade", static (asked, _) => asked.Place.RoadGrade),
        new(
            "land",
            static (asked, _) => asked.Place.HighwayLand is null ? null : "highway",
            static word =>
                word == "highway" || IsYesOrNo(word) ? null : $"land is highway, yes or no, not '{word}'.",
            [null, "highway"]),
        new("dogZone", static (asked, _) => asked.Place.DogZone),
        new("builtUp", static (asked, _) => asked.Place.BuiltUp ? Yes : null, static word => YesOrNo("builtUp", word),
            [null, Yes]),
        new("frontage", static (asked, _) => asked.Place.Shop, static word => YesOrNo("frontage", word), [null, Yes]),
        new("letter", static (asked, _) => asked.LetterServed ? Yes : null, static word => YesOrNo("letter", word),
            [null, Yes]),
        new("part", static (asked, _) => asked.Place.Part, static word => YesOrNo("part", word), [null, Yes]),
        new("subdistrict", static (asked, _) => asked.Place.Subdistrict, always: true),
        new("community", static (asked, _) => asked.Place.Community),
        new("cell", static (asked, _) => asked.Place.Cell, always: true),
        new("road", static (asked, _) => asked.Place.Road),
        new("segment", static (asked, _) => asked.Place.Segment),
        new("building", static (asked, _) => asked.Place.Building),
        new("attachment", static (asked, _) => asked.Attachment),
        new(
            "condition",
            static (asked, _) => Number(asked.Condition),
            static word =>
                int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
                    ? null
                    : $"'{word}' is no filing condition. They count from 1.",
            always: true),
        new("day", static (_, moment) => moment.Works ? "workday" : "holiday",
            static word => word is "workday" or "holiday" ? null : $"day is workday or holiday, not '{word}'.",
            ["workday", "holiday"]),
        new(
            "month",
            static (_, moment) => Number(moment.Day.Month),
            static word =>
                int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var month)
                && month is >= 1 and <= 12
                    ? null
                    : $"month is 1 to 12, not '{word}'.",
            Numbers[1..13]),
        new(
            DayHours.Aspect,
            static (_, moment) => DayHours.Show(moment.Minute),
            static word =>
                DayHours.TryParse(word, out _) ? null : $"'{word}' is no stretch of the day. Write 22:00-06:00."),
    }.ToFrozenDictionary(static aspect => aspect.Name);

    /// <summary>An aspect by its name; <c>zone.snowRoute</c> asks for a zone of the county's own kind.</summary>
    public static Aspect? Find(string name)
    {
        if (All.TryGetValue(name, out var known))
        {
            return known;
        }

        return name.StartsWith(ZoneOf, StringComparison.Ordinal) && name.Length > ZoneOf.Length
            ? Zones.GetOrAdd(name, static own => Zone(own, own[ZoneOf.Length..]))
            : null;
    }

    public string Name { get; }

    /// <summary>The reading of a question; null or empty where there is none.</summary>
    public Func<RouteQuestion, RouteMoment, string?> Read { get; }

    /// <summary>What is wrong with a word; null when nothing is.</summary>
    public string? Wrong(string word) => wrong?.Invoke(word);

    /// <summary>
    /// All possible readings, as far as rows with these words distinguish them; null stands for no reading.
    /// </summary>
    public IReadOnlyList<string?> Readings(IEnumerable<string> words) =>
        readings ?? (Name == DayHours.Aspect ? Minutes(words) : Words(words));

    /// <summary>A reading in words, for people.</summary>
    public string Describe(string? reading) => reading switch
    {
        null => $"{Name}=no",
        Another => $"{Name} is another",
        _ when Name == DayHours.Aspect => $"at {reading}",
        _ => $"{Name}={reading}",
    };

    /// <summary>Whether a word of a condition accepts a reading.</summary>
    public bool Accepts(string word, string? read) => word switch
    {
        No => string.IsNullOrEmpty(read),
        _ when string.IsNullOrEmpty(read) => false,
        Yes => true,
        _ => Name == DayHours.Aspect ? DayHours.Holds(word, read) : word == read,
    };

    private static Aspect Zone(string name, string kind) => new(name, (asked, _) => asked.Place.ZoneOf(kind));

    private static string? YesOrNo(string name, string word) =>
        IsYesOrNo(word) ? null : $"{name} is yes or no, not '{word}'.";

    private static bool IsYesOrNo(string word) => word is Yes or No;

    private static string Number(int number) =>
        number >= 0 && number < Numbers.Length ? Numbers[number] : number.ToString(CultureInfo.InvariantCulture);

    private static IReadOnlyList<string?> Minutes(IEnumerable<string> words) =>
    [
        .. words
            .SelectMany(static word =>
                DayHours.TryParse(word, out var hours) ? new[] { hours.Start, hours.End % DayHours.Day } : [])
            .Append(0)
            .Distinct()
            .Order()
            .Select(DayHours.Show),
    ];

    private IReadOnlyList<string?> Words(IEnumerable<string> words)
    {
        string?[] without = always ? [] : [null];
        return
        [
            .. words.Where(static word => !IsYesOrNo(word)).Distinct().Order(StringComparer.Ordinal),
            Another,
            .. without,
        ];
    }
}
