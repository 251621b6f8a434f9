using System.Text.Json;
using Grid.Gateway.Foundation;
using Grid.Gateway.Names;
using Grid.Names;
using Grid.Parties;

namespace Grid.Gateway.Registers;

/// <summary>
/// One column of a register or of a table of the rulebook. It says what may stand there, for reading and for the
/// description.
/// </summary>
/// <param name="Name">As written in a header and in JSON.</param>
/// <param name="About">What it is, in a few words.</param>
internal sealed record Column(string Name, ColumnSort Sort, string About)
{
    private const int OrdinaryText = 200;
    private const int LongestKey = 64;
    private const int LongestScalar = 40;

    /// <summary>No record without it.</summary>
    public bool Needed { get; private init; }

    public ColumnUse Use { get; private init; }

    /// <summary>Most characters of a text, or of each text of a list.</summary>
    public int Longest { get; private init; } = LongestScalar;

    /// <summary>Most texts of a list.</summary>
    public int Most { get; private init; } = 1;

    /// <summary>Stands between the texts of a list where they are written as one text.</summary>
    public char Separator { get; init; } = ';';

    /// <summary>A list that is shown as one text, so that none of its texts can hold the separator.</summary>
    public bool Joined { get; private init; }

    public IReadOnlyList<string> Words { get; private init; } = [];

    /// <summary>
    /// The Chinese name of each word by which it is entered as well; null where its code alone is taken.
    /// </summary>
    public IReadOnlyDictionary<string, string>? WordNames { get; private init; }

    /// <summary>All that is entered for the words: their codes, and their names with and without 已.</summary>
    public IEnumerable<string> EnteredWords => WordNames is null
        ? Words
        : Words.Concat(WordNames.Values)
            .Concat(WordNames.Values.Where(static name => name[0] == '已').Select(static name => name[1..]));

    /// <summary>What may stand here as a fault lists it.</summary>
    public string WordList => string.Join(
        ", ", Words.Select(word => WordNames?.GetValueOrDefault(word) is { } name ? $"{word} ({name})" : word));

    public double Least { get; private init; } = -1e9;

    public double Greatest { get; private init; } = 1e9;

    /// <summary>The kind of things whose codes stand here; null where no code stands here.</summary>
    public EntityKind? Refers { get; private init; }

    /// <summary>Things of any kind stand here as <c>kind/code</c>.</summary>
    public bool RefersToAny { get; private init; }

    /// <summary>A post of the county stands here, or one of <see cref="Words"/>.</summary>
    public bool IsPost { get; private init; }

    /// <summary>How the codes that stand here are called; null where no codes stand here.</summary>
    public CodeName? Called { get; private init; }

    /// <summary>The column of codes whose names stand here; null where no names stand here.</summary>
    public Column? NameOf { get; init; }

    /// <summary>Whether it shows several values apart: a list, or figures by code.</summary>
    public bool IsMany => Sort == ColumnSort.List && !Joined;

    /// <summary>Whether this only says what a column of all registers means in one of them.</summary>
    public bool IsMeaning { get; private init; }

    /// <summary>What a number counts: metre, minute, day; null for a plain number.</summary>
    public string? Unit { get; private init; }

    public static Column Text(string name, string about, int longest = OrdinaryText) =>
        new(name, ColumnSort.Text, about) { Longest = longest };

    public static Column Code(string name, string about) => new(name, ColumnSort.Code, about) { Longest = LongestKey };

    /// <summary>A post: whether the county has it is judged by its vocabulary.</summary>
    /// <param name="also">Words beside the posts.</param>
    public static Column Post(string name, string about, params string[] also) =>
        Text(name, about, Grid.Posts.Post.Longest) with { IsPost = true, Words = also, Called = CodeName.Post };

    public static Column Number(string name, string about, double least, double greatest) =>
        new(name, ColumnSort.Number, about) { Least = least, Greatest = greatest };

    public static Column Whole(string name, string about, int least, int greatest) =>
        new(name, ColumnSort.Whole, about) { Least = least, Greatest = greatest };

    public static Column Flag(string name, string about) => new(name, ColumnSort.Flag, about);

    public static Column Day(string name, string about) => new(name, ColumnSort.Day, about);

    /// <param name="words">What may stand here; <c>words.txt</c> has their names under that of the column.</param>
    public static Column Word(string name, string about, params string[] words) =>
        new(name, ColumnSort.Word, about) { Words = words, Called = CodeName.Word(name) };

    /// <param name="also">Words beside those of the enum.</param>
    public static Column Word<T>(string name, string about, params string[] also)
        where T : struct, Enum => Word(name, about, [.. Foundation.Words.Of<T>(), .. also])
            .OfCodes(CodeName.Word(JsonNamingPolicy.CamelCase.ConvertName(typeof(T).Name)));

    /// <summary>Some words of a kind, which are entered by their Chinese names as well.</summary>
    /// <param name="kind">The kind of words in <c>words.txt</c>.</param>
    public static Column NamedWord(string name, string kind, string about, params string[] words) =>
        Word(name, about, words).OfCodes(CodeName.Word(kind)) with
        {
            WordNames = words.ToDictionary(
                static word => word,
                word => CityWords.Name($"{kind}.{word}", CityWords.Chinese)!,
                StringComparer.Ordinal),
        };

    /// <summary>
    /// The word that a text is: by its code, or by its name with or without 已 before it, where the column takes names;
    /// the text itself where it is none.
    /// </summary>
    public string WordOf(string text) => WordNames is null || WordNames.ContainsKey(text)
        ? text
        : WordNames.FirstOrDefault(one => one.Value == text || one.Value == $"已{text}").Key ?? text;

    public static Column List(string name, string about, int longest = OrdinaryText, int most = 100) =>
        new(name, ColumnSort.List, about) { Longest = longest, Most = most };

    /// <summary>A list that is shown as one text with this separator.</summary>
    public static Column JoinedList(
        string name,
        string about,
        char separator,
        int longest = OrdinaryText,
        int most = 500) => List(name, about, longest, most) with { Separator = separator, Joined = true };

    public static Column Outline(string about) => new("geometry", ColumnSort.Outline, about);

    /// <summary>Texts by names of the county's own: an object, or a column a name, <c>other.NAME</c>.</summary>
    public static Column Bag(string name, string about) =>
        new(name, ColumnSort.Bag, about) { Longest = 500, Most = 50 };

    /// <summary>What a column of all registers means in this one.</summary>
    public static Column Meaning(string name, string about) =>
        new(name, ColumnSort.Text, about) { IsMeaning = true };

    public static Column Shown(string name, string about) =>
        new(name, ColumnSort.Text, about) { Use = ColumnUse.Shown };

    /// <summary>Codes, or figures by code, that the city computes.</summary>
    public static Column ShownMany(string name, string about, CodeName called) =>
        new(name, ColumnSort.List, about) { Use = ColumnUse.Shown, Called = called };

    public static Column NotKept(string name, string about) =>
        new(name, ColumnSort.Text, about) { Use = ColumnUse.NotKept };

    public Column Need() => this with { Needed = true };

    /// <summary>The codes that stand here are those of things of this kind.</summary>
    public Column To(EntityKind kind) => this with { Refers = kind, Called = CodeName.Of(kind) };

    /// <summary>Things of any kind stand here, each as <c>kind/code</c>.</summary>
    public Column ToAny() => this with { RefersToAny = true, Called = CodeName.AnyThing };

    /// <summary>The codes that stand here are called so; the names are shown in a column beside it.</summary>
    public Column OfCodes(CodeName called) => this with { Called = called };

    public Column In(string unit) => this with { Unit = unit };
}

/// <summary>What sort of value a column holds.</summary>
internal enum ColumnSort
{
    Text,

    /// <summary>The key of a registered thing: <see cref="Texts.IsKey"/>.</summary>
    Code,
    Number,
    Whole,
    Flag,

    /// <summary>A day of the county's calendar, 2019-04-01.</summary>
    Day,

    /// <summary>One of <see cref="Column.Words"/>.</summary>
    Word,

    /// <summary>Texts: a JSON list, or one text with separators.</summary>
    List,

    /// <summary>A GeoJSON geometry.</summary>
    Outline,

    /// <summary>Texts by names that the county chose.</summary>
    Bag,
}

/// <summary>What becomes of a column that a row gives.</summary>
internal enum ColumnUse
{
    /// <summary>Its value is entered.</summary>
    Entered,

    /// <summary>The city computes it and <c>GET</c> shows it; sent back, it changes nothing.</summary>
    Shown,

    /// <summary>County files carry it and the register has no place for it; the answer says so.</summary>
    NotKept,
}
