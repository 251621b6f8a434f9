using System.Text.Json;
using Grid.Foundation;
using Grid.Posts;

namespace Grid.Rulebook;

/// <summary>
/// The words of a county. Immutable. A county without a table has the posts of the plan and no zones of its own.
/// </summary>
internal sealed class Vocabulary(IReadOnlyList<VocabularyRow> rows)
{
    /// <summary>The channel of what the city's own patrols and inspectors find.</summary>
    public const string Patrol = "patrol";

    /// <summary>禁止区、严控区、疏导区: the words for trading zones of a county that names none (S80–S82).</summary>
    public static readonly IReadOnlyList<string> UsualTradingZones = ["禁止区", "严控区", "疏导区"];

    private readonly ILookup<string, VocabularyRow> classes = rows
        .Where(static row => row.Use == WordUse.Class)
        .SelectMany(
            static row => row.Aliases.Append(row.Name),
            static (row, name) => (Name: NormalText.Compared(name), Row: row))
        .ToLookup(static one => one.Name, static one => one.Row);

    public static Vocabulary Empty { get; } = new([]);

    /// <summary>
    /// The posts that the county has, of any time: those that it names, or those of the plan where it names none.
    /// </summary>
    public IReadOnlyList<Post> Posts { get; } = rows.Any(static row => row.Use == WordUse.Duty)
        ? [.. rows.Where(static row => row.Use == WordUse.Duty).Select(static row => new Post(row.Code)).Distinct()]
        : Post.OfPlan;

    /// <summary>The rows in force on a day.</summary>
    public IReadOnlyList<VocabularyRow> On(DateOnly day) =>
        [.. rows.Where(row => Period.Covers(row.From, row.Until, day))];

    /// <summary>The rows in force on a day, then the posts that the county has on another day.</summary>
    public IReadOnlyList<VocabularyRow> Spoken(DateOnly day) =>
    [
        .. On(day),
        .. rows.Where(row => row.Use == WordUse.Duty && !Period.Covers(row.From, row.Until, day)),
    ];

    /// <summary>Whether the county has a post on a day: one that it names, or any where it names none.</summary>
    public bool Has(Post duty, DateOnly day) =>
        !rows.Any(static row => row.Use == WordUse.Duty) || Of(WordUse.Duty, duty.Code, day) is not null;

    /// <summary>Why a post is not one of the county's; null when it is.</summary>
    public string? Lacks(Post post) => Posts.Contains(post)
        ? null
        : $"The county has no post '{post}'. It has {string.Join(", ", Posts)}. A row of the table vocabulary with use "
            + "duty gives it another.";

    /// <summary>Whether a kind of zone is one of the county's, of any time.</summary>
    public bool HasZone(string kind) => rows.Any(row => row.Use == WordUse.Zone && row.Code == kind);

    /// <summary>The kinds of zones of the county's own, of any time.</summary>
    public IEnumerable<string> Zones =>
        rows.Where(static row => row.Use == WordUse.Zone).Select(static row => row.Code).Distinct();

    /// <summary>The words for trading zones that the name of a drawn zone is searched for.</summary>
    /// <param name="day">Null for the words of any day.</param>
    public IReadOnlyList<string> TradingZones(DateOnly? day)
    {
        IReadOnlyList<string> own =
        [
            .. rows
                .Where(row => row.Use == WordUse.TradingZone
                    && (day is null || Period.Covers(row.From, row.Until, day.Value)))
                .Select(static row => row.Code)
                .Distinct(),
        ];
        return own.Count > 0 ? own : UsualTradingZones;
    }

    /// <summary>What the county calls a channel of the city's own; null where it has no word for it.</summary>
    public string? Channel(string code, DateOnly day) => Of(WordUse.Channel, code, day)?.Name;

    /// <summary>What the city writes where a person gave no text.</summary>
    public string Text(DefaultText text, DateOnly day) => Of(WordUse.Text, text.Code, day)?.Name ?? text.Usual;

    /// <summary>The codes of the classes that bear a name in some language.</summary>
    public IEnumerable<string> ClassesNamed(string name, DateOnly day) =>
        classes[NormalText.Compared(name.Trim())]
            .Where(row => Period.Covers(row.From, row.Until, day))
            .Select(static row => row.Code)
            .Distinct();

    /// <summary>The word of a unit, as the door writes it.</summary>
    internal static string WordOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private VocabularyRow? Of(WordUse use, string code, DateOnly day) =>
        rows.FirstOrDefault(row => row.Use == use && row.Code == code && Period.Covers(row.From, row.Until, day));
}
