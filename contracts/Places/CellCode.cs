using System.Diagnostics.CodeAnalysis;

namespace Grid.Places;

/// <summary>
/// The code of a unit grid cell (单元网格, GB/T 30428.1): county 6 + sub-district 3 + community 3 + cell 3 = 15 digits.
/// Older data (CJ/T 213-2005) ends in two digits, 14 in all; both are read and the long form is kept.
/// </summary>
public readonly record struct CellCode
{
    /// <exception cref="FormatException">The text is not 14 or 15 digits.</exception>
    public CellCode(string text) =>
        Text =
            Normal(text)
            ?? throw new FormatException($"'{text}' is not a cell code: 15 digits (or 14, older) are expected.");

    /// <summary>The 15 digits; also the grain key.</summary>
    public string Text { get; }

    public string County => Text[..6];

    public string Subdistrict => Text[..9];

    /// <summary>The remainder cell, which answers where a sub-district has drawn no cell (属地兜底).</summary>
    public static CellCode RemainderOf(string subdistrict) => new(subdistrict + "000000");

    public static bool TryParse([NotNullWhen(true)] string? text, out CellCode code)
    {
        code = default;
        if (Normal(text) is not { } normal)
        {
            return false;
        }

        code = new(normal);
        return true;
    }

    public override string ToString() => Text;

    private static string? Normal(string? text) => text switch
    {
        { Length: 15 } when text.All(char.IsAsciiDigit) => text,
        { Length: 14 } when text.All(char.IsAsciiDigit) => string.Concat(text.AsSpan(0, 12), "0", text.AsSpan(12, 2)),
        _ => null,
    };
}
