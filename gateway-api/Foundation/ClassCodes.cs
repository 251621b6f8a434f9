using System.Text.RegularExpressions;

namespace Grid.Gateway.Foundation;

/// <summary>
/// The short form of a class: big and small, two digits each; a pattern has <c>*</c> for the small one, or for all.
/// </summary>
internal static partial class ClassCodes
{
    public static bool IsClass(string text) => Code().IsMatch(text);

    public static bool IsPattern(string text) => Pattern().IsMatch(text);

    /// <summary>What was probably meant: 0405 and 04.05 mean 04-05.</summary>
    public static string? Meant(string text) => FourDigits().IsMatch(text) ? $"{text[..2]}-{text[^2..]}" : null;

    [GeneratedRegex(@"^[0-9]{2}-[0-9]{2}\z")]
    private static partial Regex Code();

    [GeneratedRegex(@"^(\*|[0-9]{2}-(\*|[0-9]{2}))\z")]
    private static partial Regex Pattern();

    [GeneratedRegex(@"^[0-9]{2}\D?[0-9]{2}\z")]
    private static partial Regex FourDigits();
}
