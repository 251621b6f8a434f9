using System.Buffers;
using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;
using Grid.Foundation;

namespace Grid.Gateway.Foundation;

/// <summary>
/// What text may come in: no control characters but line ends and tabs (the stores cannot keep them), and not without
/// end. A field of at most <see cref="LongestLine"/> characters is a code, a key or a name: one line, and nothing in it
/// that cannot be seen. Characters are Unicode scalar values.
/// </summary>
internal static class Texts
{
    // These characters would mean something else in a path.
    private static readonly SearchValues<char> NotInKeys = SearchValues.Create("/?#% \t\r\n");

    private const int LongestKey = 64, LongestLine = 200;

    /// <summary>Most characters of an <c>Idempotency-Key</c>.</summary>
    public const int LongestCommand = LongestLine;

    public static bool Clean(string text)
    {
        foreach (var letter in text)
        {
            if (char.IsControl(letter) && letter is not ('\n' or '\r' or '\t'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Adds a fault unless the text is absent, or clean and short enough.</summary>
    public static void Check(List<Fault> faults, string noun, string field, string? text, int longest)
    {
        // A text has at least as many code units as characters, so most need not be counted.
        if (text?.Length > longest && NormalText.Length(text) is var length && length > longest)
        {
            faults.Add(
                new(field, $"{noun}.{field}TooLong", $"{field} has {length} characters; at most {longest} are kept."));
        }
        else if (text is not null && !(longest <= LongestLine ? IsLine(text) : Clean(text)))
        {
            faults.Add(new(field, $"{noun}.{field}Control",
                $"{field} holds a control character or one that cannot be seen; send plain text."));
        }

        if (field == "by" && text is not null && PersonCodes.IsPersonal(text))
        {
            faults.Add(new(field, $"{noun}.byPersonal", $"by is {PersonCodes.Expected}."));
        }
    }

    /// <summary>
    /// Checks each text of a body whose longest is written there (<see cref="StringLengthAttribute"/>), unless a fault
    /// of it was found already.
    /// </summary>
    public static void CheckBounds<T>(List<Fault> faults, string noun, T body)
    {
        foreach (var (field, longest, read) in Bounds<T>.Of)
        {
            if (read(body) is { } text && (faults.Count == 0 || !Has(faults, field)))
            {
                Check(faults, noun, field, text, longest);
            }
        }
    }

    /// <summary>As <see cref="Check"/>, and a fault when it is absent.</summary>
    /// <param name="missing">What to say then.</param>
    public static void Need(List<Fault> faults, string noun, string field, string? text, int longest, string missing)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            faults.Add(new(field, $"{noun}.{field}Missing", missing));
        }

        Check(faults, noun, field, text, longest);
    }

    /// <summary>
    /// Whether a text can be the key of a registered thing: in its normal form, so that a key is written in one way
    /// alone.
    /// </summary>
    public static bool IsKey([NotNullWhen(true)] string? text) =>
        text is { Length: > 0 and <= 2 * LongestKey }
        && !text.AsSpan().ContainsAny(NotInKeys)
        && IsLine(text)
        && !text.Any(char.IsWhiteSpace)
        && NormalText.Length(text) <= LongestKey
        && NormalText.Kept(text) == text;

    /// <summary>One line of characters that can be seen.</summary>
    public static bool IsLine(string text)
    {
        foreach (var letter in text.EnumerateRunes())
        {
            if (NormalText.IsInvisible(letter))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Has(List<Fault> faults, string field) => faults.Exists(fault => fault.Field == field);

    /// <summary>The texts of a body that have a bound, as they are named in JSON.</summary>
    private static class Bounds<T>
    {
        public static readonly (string Field, int Longest, Func<T, string?> Read)[] Of =
        [
            .. from member in typeof(T).GetProperties()
               let bound = member.GetCustomAttribute<StringLengthAttribute>()
               where bound is not null && member.PropertyType == typeof(string)
               select (
                   JsonNamingPolicy.CamelCase.ConvertName(member.Name),
                   bound.MaximumLength,
                   member.GetMethod!.CreateDelegate<Func<T, string?>>()),
        ];
    }
}
