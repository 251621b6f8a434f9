using System.Collections.Frozen;
using Grid.Names;
using Grid.Posts;
using Grid.Rulebook;

namespace Grid.Gateway.Names;

/// <summary>How a county speaks in one language. Immutable.</summary>
/// <remarks>
/// A name comes from the county's own words in the language, else from the city's words in it, else from the county's
/// first language.
/// </remarks>
internal sealed class CountyVoice
{
    private readonly string first;
    private readonly FrozenDictionary<string, string> words;
    private readonly FrozenDictionary<(CodeSort, string), string> codes;
    private readonly FrozenDictionary<(WordUse, string), string> own;
    private readonly FrozenDictionary<(WordUse, string), string> ownFirst;

    /// <param name="names">What the county's tables say.</param>
    /// <param name="language">The language in which it speaks.</param>
    /// <param name="first">Its first language.</param>
    public CountyVoice(CountyNames names, string language, string first)
    {
        Language = language;
        this.first = first;
        codes = names.Codes.ToFrozenDictionary(static one => (one.Sort, one.Code), static one => one.Name);
        own = Of(names, language);
        ownFirst = language == first ? own : Of(names, first);
        words = CityWords.Codes.ToFrozenDictionary(static code => code, Worded);
    }

    /// <summary>The tag of the language.</summary>
    public string Language { get; }

    /// <summary>The name of a class; null for an unknown one.</summary>
    public string? Class(ClassKind? kind, string code) =>
        own.GetValueOrDefault((WordUse.Class, code))
        ?? Code(kind == ClassKind.Part ? CodeSort.Part : CodeSort.Event, code)
        ?? (kind is null ? Code(CodeSort.Part, code) : null);

    /// <summary>
    /// The name of a class, of a group of them as <c>04-*</c>, or of all as <c>*</c>; null for an unknown one.
    /// </summary>
    public string? Classes(ClassKind? kind, string pattern) => pattern switch
    {
        "*" => Word("classPattern.*"),
        [.., '*'] => (kind == ClassKind.Part ? null : Code(CodeSort.EventGroup, pattern))
            ?? (kind == ClassKind.Event ? null : Code(CodeSort.PartGroup, pattern)),
        _ => Class(kind, pattern),
    };

    /// <summary>A name that a table gives; null for an unknown code.</summary>
    public string? Code(CodeSort sort, string code) => codes.GetValueOrDefault((sort, code));

    /// <summary>
    /// What a rule says: the row of a table, or the city where no row gives it (<c>alarm</c>, <c>mark/2</c>); null for
    /// an unknown one.
    /// </summary>
    public string? Rule(string code) => Code(CodeSort.Rule, code) ?? Word($"rule.{code.Split('/')[0]}");

    /// <summary>What the county calls a channel, which is a word already.</summary>
    public string Channel(string channel) => Own(WordUse.Channel, channel) ?? channel;

    /// <summary>The name of a word of the city, such as <c>caseStage.filed</c>; null for an unknown one.</summary>
    public string? Word(string code) => words.GetValueOrDefault(code);

    /// <summary>The name of a post; its code where neither the county nor the city has a name for it.</summary>
    public string Post(Post post) => Word($"post.{post}") ?? Own(WordUse.Duty, post.Code) ?? post.Code;

    /// <summary>The name of a kind of zones of the county's own; null for an unknown one.</summary>
    public string? Zone(string kind) => Own(WordUse.Zone, kind);

    private string? Own(WordUse use, string code) =>
        own.GetValueOrDefault((use, code)) ?? ownFirst.GetValueOrDefault((use, code));

    private string Worded(string code)
    {
        var (use, word) = Use(code);
        return own.GetValueOrDefault((use, word))
            ?? InCity(code, Language)
            ?? ownFirst.GetValueOrDefault((use, word))
            ?? InCity(code, first)
            ?? CityWords.Name(code, CityWords.English)!;
    }

    // Posts and units have uses of their own in the table.
    private static (WordUse Use, string Code) Use(string code) => code switch
    {
        _ when code.StartsWith("post.", StringComparison.Ordinal) => (WordUse.Duty, code["post.".Length..]),
        _ when code.StartsWith("limitUnit.", StringComparison.Ordinal) => (WordUse.Unit, code["limitUnit.".Length..]),
        _ => (WordUse.Word, code),
    };

    private static string? InCity(string code, string language) =>
        AskedLanguage.Choose([language], CityWords.Languages) is { } known ? CityWords.Name(code, known) : null;

    private FrozenDictionary<(WordUse, string), string> Of(CountyNames names, string wanted)
    {
        var found = new Dictionary<(WordUse, string), string>();
        foreach (var row in names.Words)
        {
            if (AskedLanguage.Choose([wanted], [row.Language ?? first]) is not null)
            {
                found.TryAdd((row.Use, row.Code), row.Name);
            }
        }

        return found.ToFrozenDictionary();
    }
}
