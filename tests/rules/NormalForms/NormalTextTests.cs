using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Grid.Foundation;

namespace Grid.Tests.NormalForms;

/// <summary>Normal forms against those of ICU 78 (Unicode 17), which made the sums below.</summary>
public sealed class NormalTextTests
{
    [Theory]
    [InlineData("e\u0301", "é")]
    [InlineData("\u212B", "\u00C5")]
    [InlineData("q\u0307\u0323", "q\u0323\u0307")]
    [InlineData("\u1112\u1161\u11AB", "한")]
    [InlineData("\uF9D1", "六")]
    [InlineData("店外堆放水果𠮷", "店外堆放水果𠮷")]
    [InlineData("ＡＢＣ", "ＡＢＣ")]
    public void A_text_is_kept_composed(string text, string kept) => Assert.Equal(kept, NormalText.Kept(text));

    [Theory]
    [InlineData("浙Ｆ１２３４５", "浙f12345")]
    [InlineData("浙F12345", "浙f12345")]
    [InlineData("①ﬁ", "1fi")]
    [InlineData("ｶﾞ", "ガ")]
    [InlineData("ΣΊΣΥΦΟΣ", "σίσυφοσ")]
    [InlineData("σίσυφος", "σίσυφοσ")]
    [InlineData("ſ", "s")]
    public void Texts_that_look_alike_compare_alike(string text, string compared) =>
        Assert.Equal(compared, NormalText.Compared(text));

    [Fact]
    public void Every_character_has_the_forms_that_unicode_gives_it()
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var letter = 0; letter <= 0x10FFFF; letter++)
        {
            if (Rune.IsValid(letter))
            {
                Add(sum, new Rune(letter).ToString());
            }
        }

        Assert.Equal(
            "57AEA38B9689E9421BEE2097D9B53FDD5FE88F728DB4CA16EF2D1D9AD9654173",
            Convert.ToHexString(sum.GetHashAndReset()));
    }

    [Fact]
    public void So_do_letters_and_marks_in_a_row()
    {
        var letters = Letters();
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var seed = 2463534242;
        for (var i = 0; i < 50_000; i++)
        {
            var text = new StringBuilder();
            for (var left = 1 + Next(ref seed, 6); left > 0; left--)
            {
                text.Append(letters[Next(ref seed, letters.Count)].ToString());
            }

            Add(sum, text.ToString());
        }

        Assert.Equal(
            "BE6059A94242DAC0DEED9DE2DF04095EE1433AB5C43FE775111E4B1FFF99CE59",
            Convert.ToHexString(sum.GetHashAndReset()));
    }

    [Fact]
    public void Characters_are_counted_and_not_their_halves() => Assert.Equal(3, NormalText.Length("a𠮷b"));

    private static void Add(IncrementalHash sum, string text) =>
        sum.AppendData(Encoding.UTF8.GetBytes($"{NormalText.Kept(text)}|{NormalText.Compatible(text)}\n"));

    private static int Next(ref uint seed, int below)
    {
        seed ^= seed << 13;
        seed ^= seed >> 17;
        seed ^= seed << 5;
        return (int)(seed % (uint)below);
    }

    private static List<Rune> Letters()
    {
        using var text = new StreamReader(
            typeof(NormalText).Assembly.GetManifestResourceStream("Grid.Foundation.normal-forms.txt")!);
        return
        [
            .. text.ReadToEnd().Split('\n').Where(static line => line.Length > 0 && char.IsAsciiHexDigitUpper(line[0]))
                .Select(static line => new Rune(
                    int.Parse(line.Split(' ')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture))),
            .. "\u1100\u1112\u1161\u1175\u11A7\u11A8\u11C2\uAC00\uAC01\uD7A3a\u4E00".EnumerateRunes(),
        ];
    }
}
