using System.Globalization;

namespace Grid.Gateway.Foundation;

/// <summary>Digits of every script (full width among them) as the ten plain ones; what is no digit stays.</summary>
internal static class PlainDigits
{
    public static string Of(string text) => string.Create(text.Length, text, static (plain, written) =>
    {
        for (var i = 0; i < plain.Length; i++)
        {
            plain[i] = CharUnicodeInfo.GetDecimalDigitValue(written[i]) is >= 0 and var digit
                ? (char)('0' + digit)
                : written[i];
        }
    });
}
