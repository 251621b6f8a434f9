using System.Text.RegularExpressions;

namespace Grid.Rulebook;

/// <summary>
/// Codes of classes, which are the county's own: <c>04-05</c>, <c>POTHOLE</c>. A pattern names a class, <c>*</c> for
/// all, or all whose codes begin alike up to a hyphen: <c>04-*</c>.
/// </summary>
public static partial class ClassCodes
{
    /// <summary>What a code is, for a message.</summary>
    public const string Expected = "at most 32 letters and digits, and between them - _ .";

    /// <summary>Every class.</summary>
    public const string Everything = "*";

    public static bool IsClass(string? text) => text is not null && Code().IsMatch(text);

    public static bool IsPattern(string? text) => text is not null && Pattern().IsMatch(text);

    /// <summary>What was probably meant where classes are two digits and two: 0405 and 04.05 mean 04-05.</summary>
    public static string? Meant(string text) => FourDigits().IsMatch(text) ? $"{text[..2]}-{text[^2..]}" : null;

    /// <summary>
    /// The code as the number of a case has it: two digits and two are written together, any other code as it is.
    /// </summary>
    public static string InNumber(string code) =>
        IsNational(code) ? string.Concat(code.AsSpan(0, 2), code.AsSpan(3, 2)) : code;

    /// <summary>Whether a code is two digits, a hyphen and two digits (GB/T 30428.2).</summary>
    public static bool IsNational(string code) => TwoAndTwo().IsMatch(code);

    /// <summary>The patterns that include a class and are wider than it, the narrowest first.</summary>
    public static IEnumerable<string> Wider(string code)
    {
        for (var at = code.LastIndexOf('-'); at > 0; at = code.LastIndexOf('-', at - 1))
        {
            yield return string.Concat(code.AsSpan(0, at + 1), Everything);
        }

        yield return Everything;
    }

    [GeneratedRegex(@"^[\p{L}\p{Nd}]([\p{L}\p{Nd}._-]{0,30}[\p{L}\p{Nd}])?\z")]
    private static partial Regex Code();

    [GeneratedRegex(@"^(\*|[\p{L}\p{Nd}]([\p{L}\p{Nd}._-]{0,30}[\p{L}\p{Nd}])?(-\*)?)\z")]
    private static partial Regex Pattern();

    [GeneratedRegex(@"^[0-9]{2}-[0-9]{2}\z")]
    private static partial Regex TwoAndTwo();

    [GeneratedRegex(@"^[0-9]{2}\D?[0-9]{2}\z")]
    private static partial Regex FourDigits();
}
