using System.Text.RegularExpressions;
using Grid.Foundation;

namespace Grid.Documents;

/// <summary>
/// The text of a template: paragraphs that end at a bar, fields in braces, and lines of underscores for a hand. Pure.
/// </summary>
internal static partial class DocumentText
{
    /// <summary>The line that is left for a hand where the city may not keep a name.</summary>
    public const string Blank = "____________";

    /// <summary>The fields that the city fills in itself.</summary>
    public static IReadOnlyList<string> Given { get; } = ["party", "office", "number", "date"];

    /// <summary>The fields of a text that its issuer fills in, each once, in the order of the text.</summary>
    public static IReadOnlyList<string> Fields(string text) =>
        [.. All(text).Where(static field => !Given.Contains(field))];

    /// <summary>A brace that begins or ends no field; null where every one does.</summary>
    public static string? StrayBrace(string text)
    {
        var rest = Field().Replace(text, "");
        return rest.IndexOfAny(['{', '}']) is >= 0 and var at
            ? rest.Substring(at, Math.Min(8, rest.Length - at))
            : null;
    }

    /// <summary>Refuses a field that the text lacks, and one that it has and nobody filled in.</summary>
    public static Refusal? Refuse(string kind, string text, IReadOnlyDictionary<string, string> fields)
    {
        var known = Fields(text);
        if (fields.Keys.FirstOrDefault(field => !known.Contains(field)) is { } unknown)
        {
            return Refusal.Invalid(
                "document.fieldUnknown",
                $"The template of {kind} has no field '{unknown}'. "
                + (known.Count > 0 ? $"Its fields are {string.Join(", ", known)}." : "It has no fields."));
        }

        return known.FirstOrDefault(field => string.IsNullOrWhiteSpace(fields.GetValueOrDefault(field))) is { } missing
            ? Refusal.Invalid(
                "document.fieldMissing",
                $"The template of {kind} needs '{missing}'. Its fields are {string.Join(", ", known)}.")
            : null;
    }

    /// <summary>The paragraphs with every field filled in.</summary>
    public static IReadOnlyList<string> Fill(string text, IReadOnlyDictionary<string, string> fields) =>
    [
        .. text.Split('|').SelectMany(paragraph =>
            Field().Replace(paragraph, match => fields[match.Groups[1].Value]).ReplaceLineEndings("\n").Split('\n')),
    ];

    private static IEnumerable<string> All(string text) =>
        Field().Matches(text).Select(static match => match.Groups[1].Value).Distinct();

    [GeneratedRegex(@"\{([a-z][A-Za-z0-9]{0,31})\}")]
    private static partial Regex Field();
}
