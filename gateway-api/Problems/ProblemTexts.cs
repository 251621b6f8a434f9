using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using Grid.Cases;
using Grid.Gateway.Foundation;
using Grid.Names;

namespace Grid.Gateway.Problems;

/// <summary>
/// Tells a problem in the language of the caller. The city says what was wrong in English; <c>details.txt</c> has the
/// same sentences in Chinese, with the same names for what stands in them.
/// </summary>
internal static partial class ProblemTexts
{
    /// <summary>
    /// The groups of lines that are no sentences of one code: what stands round a sentence, what stands for a word in
    /// one, why a row counts or does not, and what an option is about.
    /// </summary>
    public static readonly IReadOnlyList<string> Groups = ["frame", "phrase", "done", "why", "about"];

    /// <summary>The code under which faults of several codes are told in one text.</summary>
    private const string Several = "table.invalid";

    /// <summary>
    /// More sentences in one text are not looked at one by one: what a caller sent stands in them, however long it is.
    /// </summary>
    private const int MostSentences = 24;

    private static readonly ILookup<string, ProblemText> Exact;
    private static readonly IReadOnlyList<(Regex Codes, ProblemText Text)> Patterns;
    private static readonly IReadOnlyList<ProblemText> Sentences;
    private static readonly ConcurrentDictionary<string, IReadOnlyList<ProblemText>> ByCode = new();

    // Those with the fewest words first.
    private static readonly IReadOnlyList<(string Kind, IReadOnlySet<string> Words)> Kinds =
    [
        .. CityWords.Codes.Select(static code => code.Split('.', 2))
            .GroupBy(static code => code[0], static code => code[1], StringComparer.Ordinal)
            .Select(static kind => (kind.Key, (IReadOnlySet<string>)kind.ToHashSet(StringComparer.Ordinal)))
            .OrderBy(static kind => kind.Item2.Count)
            .ThenBy(static kind => kind.Key, StringComparer.Ordinal),
    ];

    static ProblemTexts()
    {
        using var text = new StreamReader(
            typeof(ProblemTexts).Assembly.GetManifestResourceStream("Grid.Gateway.Problems.details.txt")!);
        All =
        [
            .. text.ReadToEnd()
                .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Where(static line => line[0] != '#')
                .Select(static line => line.Split(" | ") is [var code, var english, var chinese]
                    ? new ProblemText(code, english, chinese)
                    : throw new InvalidDataException($"details.txt: 'code | English | 中文' is expected, not '{line}'.")),
        ];
        Exact = All.Where(static one => !one.Code.Contains('*', StringComparison.Ordinal))
            .ToLookup(static one => one.Code);
        Patterns =
        [
            .. All.Where(static one => one.Code.Contains('*', StringComparison.Ordinal))
                .Select(static one => (ProblemCatalogue.Pattern(one.Code), one)),
        ];
        Sentences =
            [.. All.Where(static one => !Groups.Contains(one.Code)).OrderByDescending(static text => text.Own)];
    }

    /// <summary>The sentences in their order.</summary>
    public static IReadOnlyList<ProblemText> All { get; }

    /// <summary>A problem in one of the two languages.</summary>
    public static ProblemBody Told(ProblemBody problem, string language)
    {
        if (language != CityWords.Chinese || ProblemCatalogue.Find(problem.Code) is not { } entry)
        {
            return problem;
        }

        var errors = problem.Errors?
            .Select(static fault => fault with { Detail = Chinese(fault.Code, fault.Detail) })
            .ToList();
        return problem with
        {
            Title = entry.ChineseTitle,
            Detail = errors is { Count: > 0 }
                ? string.Concat(errors.Select(static fault => fault.Detail).Distinct())
                : Chinese(problem.Code, problem.Detail),
            Errors = errors,
        };
    }

    /// <summary>A sentence about a code in one of the two languages.</summary>
    public static string Told(string code, string english, string language) =>
        language == CityWords.Chinese ? Chinese(code, english) : english;

    /// <summary>
    /// A sentence in Chinese. Where the sentence has no line, the line of its code stands for it, and the English
    /// sentence follows in brackets where it holds values.
    /// </summary>
    public static string Chinese(string code, string english)
    {
        if ((Known(code, english) ?? Known(Sentences, english)) is { } told)
        {
            return told;
        }

        if (ProblemCatalogue.Find(code) is not { } entry)
        {
            return english;
        }

        return Particular().IsMatch(english) ? $"{entry.Chinese}（{english}）" : entry.Chinese;
    }

    /// <summary>A sentence in Chinese; null where it has no line of its own.</summary>
    public static string? Known(string code, string english) =>
        Known(code == Several ? Sentences : LinesOf(code), english);

    /// <summary>A sentence of an explanation in a language; one without a line as the city said it.</summary>
    public static string? Why(string? english, string language) => english is null || language != CityWords.Chinese
        ? english
        : Of("why", english) ?? english;

    /// <summary>What a practice is about, or rests on, in a language; a text without a line as it is.</summary>
    public static string About(string text, string language) =>
        language == CityWords.Chinese ? Of("about", text) ?? text : text;

    /// <summary>What stands at a place of a sentence: a stage, a step, a post and a sentence in Chinese.</summary>
    /// <param name="name">The name of the place.</param>
    /// <param name="said">What stands there in English.</param>
    /// <param name="lines">The lines of the sentence's code.</param>
    internal static string Worded(string name, string said, IReadOnlyList<ProblemText> lines) => name switch
    {
        "rest" => Known(lines, said) ?? said,
        "why" => Known(Sentences, said) ?? said,
        "stage" => CityWords.Name($"caseStage.{said}", CityWords.Chinese) is { } stage ? $"“{stage}”" : said,
        "duty" or "post" => Word("post", said),
        "stages" => Listed("caseStage", said),
        "posts" => Listed("post", said),
        "words" => KindOf(said) is { } kind
            ? Listed(kind, said).Replace(" or ", " 或 ", StringComparison.Ordinal)
            : said,
        "types" => said.Replace(" or ", " 或 ", StringComparison.Ordinal),
        "role" => Word("assignmentRole", said),
        "unit" or "units" => Word("limitUnit", said),
        "classkind" => Word("classKind", said),
        "entity" => Word("entityKind", said),
        "done" => Done(said) ?? Of("done", said) ?? said,
        "verb" or "verbs" => Verb().Replace(said, static verb =>
            CaseVerbs.All.FirstOrDefault(one => one.Word == verb.Value) is { } row
                ? $"{verb.Value}（{row.Chinese}）"
                : verb.Value),
        _ => Of("phrase", said) ?? said,
    };

    /// <summary>
    /// The method translates the end of a text before its beginning, and each end once, so that a text of many
    /// sentences costs the square of their number at most.
    /// </summary>
    private static string? Known(IReadOnlyList<ProblemText> lines, string english)
    {
        var starts = Starts(english);
        var told = new string?[starts.Count];
        for (var from = starts.Count - 1; from >= 0; from--)
        {
            var end = english[starts[from]..];
            told[from] = Parts(lines, english, starts, told, from)
                ?? First(lines, end)
                ?? First(LinesOf("frame"), end, lines);
        }

        return told[0];
    }

    /// <summary>
    /// Several sentences, each of which has a line, the longest beginning first; null for one sentence.
    /// </summary>
    /// <param name="starts">Where the sentences of the text begin.</param>
    /// <param name="told">The translation from each later sentence on; null where the table has no line.</param>
    /// <param name="from">The sentence that is the first.</param>
    private static string? Parts(
        IReadOnlyList<ProblemText> lines, string english, List<int> starts, string?[] told, int from)
    {
        for (var next = starts.Count - 1; next > from; next--)
        {
            if (First(lines, english[starts[from]..(starts[next] - 1)]) is { } first
                && (told[next] ?? Other(lines, english[starts[next]..])) is { } rest)
            {
                return first + rest;
            }
        }

        return null;
    }

    /// <summary>Where the sentences of a text begin.</summary>
    private static List<int> Starts(string english)
    {
        List<int> starts = [0];
        for (var end = 1; end < english.Length - 1; end++)
        {
            if (english[end] is '.' or '?' && english[end + 1] == ' ')
            {
                starts.Add(end + 2);
            }
        }

        return starts.Count > MostSentences ? [0] : starts;
    }

    /// <summary>A sentence that belongs to another code than the one before it; null where none has it.</summary>
    private static string? Other(IReadOnlyList<ProblemText> lines, string english) =>
        ReferenceEquals(lines, Sentences) ? null : Known(Sentences, english);

    private static string? First(
        IEnumerable<ProblemText> texts, string english, IReadOnlyList<ProblemText>? lines = null)
    {
        foreach (var text in texts)
        {
            if (text.Tell(english, lines ?? [text]) is { } told)
            {
                return told;
            }
        }

        return null;
    }

    private static string? Of(string group, string english) => First(LinesOf(group), english);

    /// <summary>The lines of a code or group, those with the most words of their own first.</summary>
    private static IReadOnlyList<ProblemText> LinesOf(string code) => ByCode.GetOrAdd(
        code,
        static asked =>
        [
            .. Exact[asked]
                .Concat(Patterns.Where(pattern => pattern.Codes.IsMatch(asked)).Select(static pattern => pattern.Text))
                .OrderByDescending(static text => text.Own),
        ]);

    private static string? Done(string said) => CaseVerbs.All.FirstOrDefault(row => row.Done == said)?.Chinese;

    private static string Word(string kind, string said) =>
        CityWords.Name($"{kind}.{JsonNamingPolicy.CamelCase.ConvertName(said)}", CityWords.Chinese) ?? said;

    /// <summary>A list of words of one kind, each with its name behind it.</summary>
    private static string Listed(string kind, string said) => Verb().Replace(Bare(said), word =>
        CityWords.Name($"{kind}.{word.Value}", CityWords.Chinese) is { } name ? $"{word.Value}（{name}）" : word.Value);

    /// <summary>
    /// The kind of words that a list is of: the one with the fewest words that has every word of the list; null where
    /// none has.
    /// </summary>
    private static string? KindOf(string said)
    {
        var words = Bare(said).Split([", ", " or "], StringSplitOptions.TrimEntries);
        return Kinds.FirstOrDefault(kind => Array.TrueForAll(words, kind.Words.Contains)).Kind;
    }

    /// <summary>A list without the names that stand behind its words in brackets.</summary>
    private static string Bare(string said) => Bracketed().Replace(said, "");

    // A number, a quoted text or a list of words is worth more than its language.
    [GeneratedRegex("[0-9'\"]|, ")]
    private static partial Regex Particular();

    [GeneratedRegex("[a-zA-Z]+")]
    private static partial Regex Verb();

    [GeneratedRegex(" \\([^()]*\\)")]
    private static partial Regex Bracketed();
}

/// <summary>A sentence of a problem in two languages; what stands in it has the same name in both.</summary>
internal sealed partial record ProblemText(string Code, string English, string Chinese)
{
    // The words of the sentence, and between each two of them a name.
    private readonly string[] parts = Named().Split(English);

    /// <summary>How many characters of the English sentence are its own.</summary>
    public int Own { get; } = Named().Replace(English, "").Length;

    /// <summary>The names of what stands in the sentence, in each language.</summary>
    public (IReadOnlySet<string> English, IReadOnlySet<string> Chinese) Names => (Of(English), Of(Chinese));

    /// <summary>The Chinese sentence for an English one; null where that is another sentence.</summary>
    public string? Tell(string english) => Tell(english, [this]);

    /// <param name="lines">The lines by which a sentence that stands in this one is told.</param>
    internal string? Tell(string english, IReadOnlyList<ProblemText> lines)
    {
        return Read(english) is { } read
            ? Named().Replace(Chinese, name => ProblemTexts.Worded(
                name.Groups[1].Value, read[name.Groups[1].Value], lines))
            : null;
    }

    /// <summary>
    /// What stands at the names of the sentence, each as short as it can be; null for another sentence. One pass over
    /// the text, because a caller may have sent a part of it.
    /// </summary>
    private Dictionary<string, string>? Read(string english)
    {
        // Most sentences differ before the first name or behind the last already.
        if (!english.StartsWith(parts[0], StringComparison.Ordinal)
            || !english.EndsWith(parts[^1], StringComparison.Ordinal)
            || (parts.Length == 1 && english.Length != English.Length))
        {
            return null;
        }

        var (read, at) = (new Dictionary<string, string>(parts.Length / 2), parts[0].Length);
        for (var name = 1; name < parts.Length; name += 2)
        {
            var words = parts[name + 1];
            var end = name == parts.Length - 2
                ? english.Length - words.Length
                : english.IndexOf(words, at, StringComparison.Ordinal);
            if (end < at)
            {
                return null;
            }

            read[parts[name]] = english[at..end];
            at = end + words.Length;
        }

        return read;
    }

    private static HashSet<string> Of(string sentence) =>
        [.. Named().Matches(sentence).Select(static name => name.Groups[1].Value)];

    [GeneratedRegex(@"\{([a-z]+)\}")]
    private static partial Regex Named();
}
