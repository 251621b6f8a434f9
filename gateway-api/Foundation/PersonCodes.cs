using System.Globalization;
using System.Text.RegularExpressions;

namespace Grid.Gateway.Foundation;

/// <summary>
/// Checks a code that stands for a person. The ledger forgets nothing, so the door lets no name, no identity number and
/// no number that could be dialled reach it.
/// </summary>
internal static partial class PersonCodes
{
    public const string Expected =
        "a code the county gave the person, letters and digits such as P-0017; never a name, an identity number or a "
        + "telephone number";

    private const int LongestCode = 32, Dialled = 7, FewestDigits = 10, IdentityDigits = 18;

    /// <summary>
    /// Whether a text can be the code of a person: ASCII letters and digits, at least one digit among them, and neither
    /// an identity number nor a number that could be dialled.
    /// </summary>
    public static bool IsCode(string text) =>
        text.Length <= LongestCode && InCode().IsMatch(text) && text.Any(char.IsAsciiDigit) && !IsPersonal(text)
        && !(text.Count(char.IsAsciiDigit) >= Dialled && !text.Any(char.IsAsciiLetter));

    /// <summary>
    /// Whether a text holds an identity number (18 digits with a birthday within) or a telephone number, however it is
    /// separated.
    /// </summary>
    public static bool IsPersonal(string text)
    {
        if (text.Count(char.IsDigit) < FewestDigits)
        {
            return false;
        }

        var plain = Separators().Replace(PlainDigits.Of(text), "");
        foreach (Match run in Runs().Matches(plain))
        {
            if (Telephone().IsMatch(run.Value) || (run.Length == IdentityDigits && IsDay(run.Value[6..14])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDay(string digits) =>
        DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= 1900 and < 2100;

    [GeneratedRegex(@"^[A-Za-z0-9._-]+\z")]
    private static partial Regex InCode();

    [GeneratedRegex(@"[\s._()+/-]")]
    private static partial Regex Separators();

    [GeneratedRegex("[0-9]{17}[Xx]|[0-9]+")]
    private static partial Regex Runs();

    /// <summary>A mobile number, or one with its area code (0573…), each also behind 86.</summary>
    [GeneratedRegex(@"^(0{0,2}86)?(1[3-9][0-9]{9}|0[1-9][0-9]{8,10})\z")]
    private static partial Regex Telephone();
}
