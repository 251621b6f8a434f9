using System.Collections.Frozen;

namespace Grid.Names;

/// <summary>
/// What the city calls its stages, steps, roles, clocks and units, in English and in Chinese, as <c>words.txt</c> lists
/// them. A county's own table of words goes before it.
/// </summary>
public static class CityWords
{
    public const string English = "en", Chinese = "zh-CN";

    private static readonly FrozenDictionary<string, CityWord> Words = Load();

    /// <summary>The languages in which every word has a name.</summary>
    public static IReadOnlyList<string> Languages { get; } = [Chinese, English];

    /// <summary>The codes of the words: <c>caseStage.filed</c>.</summary>
    public static IReadOnlyCollection<string> Codes => Words.Keys;

    /// <summary>The name of a word in one of the two languages; null for an unknown word.</summary>
    public static string? Name(string code, string language)
    {
        var word = Words.GetValueOrDefault(code);
        return language == Chinese ? word?.Chinese : word?.English;
    }

    private static FrozenDictionary<string, CityWord> Load()
    {
        using var text = new StreamReader(
            typeof(CityWords).Assembly.GetManifestResourceStream("Grid.Names.words.txt")!);
        return text.ReadToEnd()
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(static line => line[0] != '#')
            .Select(static line => line.Split(" | ") is [var code, var english, var chinese]
                ? new CityWord(code, english, chinese)
                : throw new InvalidDataException($"words.txt: 'code | English | 中文' is expected, not '{line}'."))
            .ToFrozenDictionary(static word => word.Code);
    }

    private sealed record CityWord(string Code, string English, string Chinese);
}
