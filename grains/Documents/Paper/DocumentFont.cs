using System.Collections.Frozen;
using System.Text;
using SkiaSharp;

namespace Grid.Documents;

/// <summary>
/// The one font of all documents: a subset of LXGW WenKai with 通用规范汉字表, GB 2312 and the characters of the
/// registers (<c>Fonts/README.md</c>). A character that it lacks refuses the document: an empty box in a name is no
/// name.
/// </summary>
internal static class DocumentFont
{
    /// <summary>The name of the font in a PDF. The licence reserves the name of the whole font.</summary>
    public const string Name = "Grid Kai";

    private static readonly Lazy<SKTypeface> Loaded = new(static () => SKTypeface.FromData(SKData.CreateCopy(Bytes)));
    private static readonly Lazy<FrozenDictionary<int, float>> Widths = new(Measure);

    /// <summary>The TrueType file.</summary>
    public static byte[] Bytes { get; } = Read();

    public static SKTypeface Typeface => Loaded.Value;

    /// <summary>The characters of a text that the font cannot show, each once, in the order of the text.</summary>
    public static string Lacking(string text)
    {
        var lacking = new StringBuilder();
        foreach (var letter in text.EnumerateRunes().Where(Lacks).Distinct())
        {
            lacking.Append(letter);
        }

        return lacking.ToString();
    }

    /// <summary>The width of a text, in units of the font's size.</summary>
    public static double WidthOf(string text) => text.EnumerateRunes().Sum(WidthOf);

    /// <summary>The width of a character, in units of the font's size; that of a Han character is 1.</summary>
    public static double WidthOf(Rune letter) => Widths.Value.GetValueOrDefault(letter.Value, 1);

    private static bool Lacks(Rune letter) => letter.Value != '\n' && !Widths.Value.ContainsKey(letter.Value);

    private static FrozenDictionary<int, float> Measure()
    {
        using var font = new SKFont(Typeface, 1000) { Hinting = SKFontHinting.None, LinearMetrics = true };
        var widths = new Dictionary<int, float>();
        for (var letter = 0x20; letter < 0x32000; letter++)
        {
            if (Rune.IsValid(letter) && font.GetGlyph(letter) is not 0 and var glyph)
            {
                widths[letter] = MathF.Round(font.GetGlyphWidths([glyph])[0] / 1000, 3);
            }
        }

        return widths.ToFrozenDictionary();
    }

    private static byte[] Read()
    {
        using var file = typeof(DocumentFont).Assembly.GetManifestResourceStream("Grid.Documents.GridKai-Regular.ttf")!;
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
