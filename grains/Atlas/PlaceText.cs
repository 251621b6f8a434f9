using System.Text;
using Grid.Foundation;

namespace Grid.Atlas;

/// <summary>
/// Names and addresses as they are compared: full-width as plain, without letter case, blanks and marks. A hyphen
/// between two digits stays, because 12-3号 and 123号 are two doors.
/// </summary>
internal static class PlaceText
{
    /// <summary>A text as one word.</summary>
    public static string Key(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        var compared = NormalText.Compared(text);
        var key = new StringBuilder(compared.Length);
        for (var i = 0; i < compared.Length; i++)
        {
            if (IsKept(compared, i))
            {
                key.Append(compared[i]);
            }
        }

        return key.ToString();
    }

    /// <summary>The words of a question, each as it is compared.</summary>
    public static IReadOnlyList<string> Words(string text) =>
    [
        .. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(Key)
            .Where(static word => word.Length > 0),
    ];

    /// <summary>
    /// Whether a text has a word, or a part of a word. Digits are read whole from their beginning: 8号 is no part of
    /// 98号.
    /// </summary>
    public static bool Has(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            if (at == 0 || !char.IsAsciiDigit(word[0]) || !char.IsAsciiDigit(text[at - 1]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsKept(string text, int at) =>
        char.IsLetterOrDigit(text[at])
        || char.IsSurrogate(text[at])
        || char.GetUnicodeCategory(text[at]) is System.Globalization.UnicodeCategory.NonSpacingMark
        || (text[at] == '-'
            && at > 0
            && at + 1 < text.Length
            && char.IsAsciiDigit(text[at - 1])
            && char.IsAsciiDigit(text[at + 1]));
}
