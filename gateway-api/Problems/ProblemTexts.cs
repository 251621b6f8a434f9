using System.Text.Json;
using System.Text.RegularExpressions;
using Grid.Gateway.Foundation;
using Grid.Names;

namespace Grid.Gateway.Problems;

/// <summary>
/// Tells a problem in the language of the caller. The city says what was wrong in English; <c>details.txt</c> has the
/// same sentences in Chinese, with the same names for what stands in them.
/// </summary>
internal static partial class ProblemTexts
{
    private static readonly ILookup<string, ProblemText> Exact;
    private static readonly IReadOnlyList<(Regex Codes, ProblemText Text)> Patterns;

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

    /// <summary>
    /// A sentence in Chinese. Where the sentence has no line, the line of its code stands for it, and the English
    /// sentence follows in brackets where it holds values.
    /// </summary>
    public static string Chinese(string code, string english)
    {
        foreach (var text in Exact[code]
            .Concat(Patterns.Where(pattern => pattern.Codes.IsMatch(code)).Select(static pattern => pattern.Text)))
        {
            if (text.Tell(english) is { } told)
            {
                return told;
            }
        }

        if (ProblemCatalogue.Find(code) is not { } entry)
        {
            return english;
        }

        return Particular().IsMatch(english) ? $"{entry.Chinese}（{english}）" : entry.Chinese;
    }

    /// <summary>A sentence of an explanation in a language; one without a line as the city said it.</summary>
    public static string? Why(string? english, string language) => english is null || language != CityWords.Chinese
        ? english
        : Exact["why"].Select(text => text.Tell(english)).FirstOrDefault(static told => told is not null) ?? english;

    // A number, a quoted text or a list of words is worth more than its language.
    [GeneratedRegex("[0-9'\"]|, ")]
    private static partial Regex Particular();
}

/// <summary>A sentence of a problem in two languages; what stands in it has the same name in both.</summary>
internal sealed partial record ProblemText(string Code, string English, string Chinese)
{
    private readonly Regex reading = new(
        $"^{Slot().Replace(Regex.Escape(English).Replace("}", @"\}", StringComparison.Ordinal), "(?<$1>.*?)")}$",
        RegexOptions.CultureInvariant | RegexOptions.Singleline);

    /// <summary>The names of what stands in the sentence, in each language.</summary>
    public (IReadOnlySet<string> English, IReadOnlySet<string> Chinese) Names => (Of(English), Of(Chinese));

    /// <summary>The Chinese sentence for an English one; null where that is another sentence.</summary>
    public string? Tell(string english)
    {
        var read = reading.Match(english);
        return read.Success
            ? Named().Replace(Chinese, name => Worded(name.Groups[1].Value, read.Groups[name.Groups[1].Value].Value))
            : null;
    }

    /// <summary>What stands in the sentence; a stage and a step with their names.</summary>
    private static string Worded(string name, string said) => name switch
    {
        "stage" => CityWords.Name($"caseStage.{said}", CityWords.Chinese) is { } stage ? $"“{stage}”" : said,
        "duty" => CityWords.Name($"post.{Small(said)}", CityWords.Chinese) ?? said,
        "role" => CityWords.Name($"assignmentRole.{Small(said)}", CityWords.Chinese) ?? said,
        "verb" or "verbs" => Verb().Replace(said, static verb =>
            CityWords.Name($"caseVerb.{verb.Value}", CityWords.Chinese) is { } called
                ? $"{verb.Value}（{called}）"
                : verb.Value),
        _ => said,
    };

    private static string Small(string word) => JsonNamingPolicy.CamelCase.ConvertName(word);

    private static HashSet<string> Of(string sentence) =>
        [.. Named().Matches(sentence).Select(static name => name.Groups[1].Value)];

    [GeneratedRegex(@"\{([a-z]+)\}")]
    private static partial Regex Named();

    [GeneratedRegex("[a-zA-Z]+")]
    private static partial Regex Verb();

    // As a name in braces reads once it is escaped for a pattern.
    [GeneratedRegex(@"\\\{([a-z]+)\\\}")]
    private static partial Regex Slot();
}
