using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Grid.Gateway.Problems;

/// <summary>Every code of a problem, as <c>problems.txt</c> lists them.</summary>
internal static class ProblemCatalogue
{
    private static readonly FrozenDictionary<string, ProblemEntry> Exact;
    private static readonly (Regex Codes, ProblemEntry Entry)[] Patterns;

    static ProblemCatalogue()
    {
        using var text = new StreamReader(
            typeof(ProblemCatalogue).Assembly.GetManifestResourceStream("Grid.Gateway.Problems.problems.txt")!);
        All = Read(text.ReadToEnd());
        Exact = All.Where(static entry => !entry.Code.Contains('*', StringComparison.Ordinal))
            .ToFrozenDictionary(static entry => entry.Code);
        Patterns = [.. All.Where(static entry => entry.Code.Contains('*', StringComparison.Ordinal))
            .Select(static entry => (Pattern(entry.Code), entry))];
    }

    /// <summary>The lines in their order.</summary>
    public static IReadOnlyList<ProblemEntry> All { get; }

    /// <summary>
    /// The entry of a code: the line that names it, or the first line with a star that fits; null for an unknown code.
    /// </summary>
    public static ProblemEntry? Find(string code)
    {
        if (Exact.TryGetValue(code, out var entry))
        {
            return entry;
        }

        return Array.Find(Patterns, pattern => pattern.Codes.IsMatch(code)) is { Entry: { } fitting }
            ? fitting with { Code = code }
            : null;
    }

    /// <summary>The title of a problem; an unknown code stands for itself.</summary>
    public static string Title(string code) => Find(code)?.Title ?? code;

    private static ProblemEntry[] Read(string text) =>
    [
        .. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(static line => line[0] != '#')
            .Select(static line => line.Split(" | ") is [var code, var title, var remedy, var chinese]
                ? new ProblemEntry(code, title, remedy, chinese)
                : throw new InvalidDataException(
                    $"problems.txt: 'code | title | what to do | 中文' is expected, not '{line}'.")),
    ];

    /// <summary>The codes that a line with a star speaks of.</summary>
    public static Regex Pattern(string code) =>
        new($"^{Regex.Escape(code).Replace(@"\*", "[A-Za-z-]+", StringComparison.Ordinal)}\\z",
            RegexOptions.CultureInvariant);
}

/// <summary>What the code of a problem means and what the caller can do about it.</summary>
/// <param name="Code">Stable for years; in a line for several codes a star stands for one word.</param>
/// <param name="Title">The meaning in a few words: the title of the problem.</param>
/// <param name="Remedy">What to send instead, or what to wait for.</param>
/// <param name="Chinese">Both in Chinese.</param>
public sealed record ProblemEntry(string Code, string Title, string Remedy, string Chinese)
{
    /// <summary>The title in Chinese: the first clause of its sentence.</summary>
    internal string ChineseTitle => Chinese.Split([',', '，', ';', '；', '。', ':', '：'], 2)[0];
}
