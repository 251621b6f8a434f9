using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Grid.Gateway.Foundation;

/// <summary>What text may come in: no control characters but line ends and tabs (the stores cannot keep them), and not without end.</summary>
internal static class Texts
{
    // Would read as something else in a path.
    private static readonly SearchValues<char> NotInKeys = SearchValues.Create("/?#% \t\r\n");

    /// <summary>Most characters of an <c>Idempotency-Key</c>.</summary>
    public const int LongestCommand = 200;

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
        if (text?.Length > longest)
        {
            faults.Add(new(field, $"{noun}.{field}TooLong", $"{field} has {text.Length} characters; at most {longest} are kept."));
        }
        else if (text is not null && !Clean(text))
        {
            faults.Add(new(field, $"{noun}.{field}Control", $"{field} holds a control character; send plain text."));
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

    /// <summary>Whether a text can be the key of a registered thing.</summary>
    public static bool IsKey([NotNullWhen(true)] string? text) =>
        text is { Length: > 0 and <= 64 } && Clean(text) && !text.AsSpan().ContainsAny(NotInKeys);
}
