using System.Text;
using Grid.Foundation;

namespace Grid.Atlas;

/// <summary>
/// Names and addresses as they are compared: full-width as plain, without letter case, blanks and marks, and a number
/// of a door in digits (十二号 is 12号). A hyphen between two digits stays, because 12-3号 and 123号 are two doors.
/// </summary>
internal static class PlaceText
{
    private const string Numerals = "零一二三四五六七八九";
    private const char Door = '号', Ten = '十', Hundred = '百', Zero = '〇';

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
            if (compared[i] == Door)
            {
                InDigits(key);
            }

            if (IsKept(compared, i))
            {
                key.Append(compared[i]);
            }
        }

        return key.ToString();
    }

    /// <summary>Writes the numeral at the end of a key in digits: 一百零五 as 105, 二三 as 23, 十二 as 12.</summary>
    private static void InDigits(StringBuilder key)
    {
        var from = key.Length;
        while (from > 0 && (Numerals.Contains(key[from - 1]) || key[from - 1] is Ten or Hundred or Zero))
        {
            from--;
        }

        var numeral = key.ToString(from, key.Length - from);
        if (numeral.Length is 0 or > 5)
        {
            return;
        }

        var (number, digit, digits) = (0, -1, "");
        foreach (var sign in numeral)
        {
            if (sign is Ten or Hundred)
            {
                number += (digit < 0 ? 1 : digit) * (sign == Ten ? 10 : 100);
                digit = -1;
            }
            else
            {
                digit = sign == Zero ? 0 : Numerals.IndexOf(sign, StringComparison.Ordinal);
                digits += digit;
            }
        }

        key.Length = from;
        key.Append(digits.Length == numeral.Length ? digits : number + Math.Max(digit, 0));
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
        || text[at] == Zero // to Unicode no letter
        || char.IsSurrogate(text[at])
        || char.GetUnicodeCategory(text[at]) is System.Globalization.UnicodeCategory.NonSpacingMark
        || (text[at] == '-'
            && at > 0
            && at + 1 < text.Length
            && char.IsAsciiDigit(text[at - 1])
            && char.IsAsciiDigit(text[at + 1]));
}
