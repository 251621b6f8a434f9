using System.Text;
using Grid.Documents;
using Grid.Tests.Processes;
using SkiaSharp;
using UglyToad.PdfPig;
using ZXing;
using ZXing.Common;
using ZXing.QrCode;

namespace Grid.Tests.Documents.Issued;

/// <summary>A document as it comes out of the printer, read back by other programs.</summary>
public sealed class PaperTests
{
    private const string Verify =
        "https://grid.test/v1/documents/verify?number=330424-ZHZF.order.2026.12&hash=0123456789abcdef";

    private static readonly DocumentSheet Sheet = new(
        "海盐县综合行政执法局",
        "责令限期改正通知书",
        "盐综执改〔2026〕第12号",
        [
            "当事人：海盐县武原街道䶮喆犇淼㙍水果店",
            "　　经查，你（单位）于2026年11月30日在海滨东路125号门前超出门店外墙摆卖水果，占地约3.5平方米。"
            + "上述行为涉嫌违反《浙江省城市市容和环境卫生管理条例》（2021年9月29日修正）第十七条的规定。",
            "　　现责令你（单位）于2026年12月3日前改正。逾期不改正的，本机关将依法处理。",
            "受送达人签名：____________",
        ],
        "2026年11月30日",
        Verify);

    [Fact]
    public void A_page_gives_its_words_back_and_stays_under_sixty_kilobytes()
    {
        var pdf = DocumentPdf.Draw(DocumentLayout.Page(Sheet), 1, Sheet.Title);

        Assert.InRange(pdf.Length, 1, 60_000);
        using var read = PdfDocument.Open(pdf);
        var page = Assert.Single(read.GetPages());
        Assert.Equal((595, 842), (Math.Round(page.Width), Math.Round(page.Height)));
        var words = page.Text.Replace("　", "", StringComparison.Ordinal);
        Assert.All(
            [Sheet.Office, Sheet.Title, Sheet.Number, "䶮喆犇淼㙍", "占地约3.5平方米", Sheet.Date],
            text => Assert.Contains(text, words, StringComparison.Ordinal));
    }

    [Fact]
    public void A_long_document_takes_more_pages_and_many_documents_are_one_file()
    {
        var two = Sheet with { Paragraphs = [.. Enumerable.Repeat(Sheet.Paragraphs[1], 12)] };
        var layout = DocumentLayout.Page(two);
        Assert.Equal(2, layout.Pages.Count);
        Assert.Null(layout.Pages[0].Code);
        Assert.NotNull(layout.Pages[1].Code);

        var joined = DocumentPdf.Join([Pdf(two), Pdf(Sheet)]);

        using var read = PdfDocument.Open(joined);
        Assert.Equal(3, read.NumberOfPages);
        Assert.Contains(Sheet.Number, read.GetPage(3).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_strip_is_as_wide_as_the_printer_and_its_code_leads_to_the_check()
    {
        using var picture = SKBitmap.Decode(DocumentPicture.Draw(DocumentLayout.Slip(Sheet)));

        Assert.Equal(DocumentLayout.SlipDots, picture.Width);
        var greys = new byte[picture.Width * picture.Height];
        for (var at = 0; at < greys.Length; at++)
        {
            greys[at] = picture.GetPixel(at % picture.Width, at / picture.Width).Red;
        }

        Assert.All(greys, static grey => Assert.True(grey is 0 or 255));
        var source = new RGBLuminanceSource(
            greys, picture.Width, picture.Height, RGBLuminanceSource.BitmapFormat.Gray8);
        Assert.Equal(Verify, new QRCodeReader().decode(new(new HybridBinarizer(source)))?.Text);
    }

    [Fact]
    public void The_commands_of_the_printer_draw_the_same_dots()
    {
        var png = DocumentPicture.Draw(DocumentLayout.Slip(Sheet));
        var commands = DocumentPicture.Commands(png);
        using var picture = SKBitmap.Decode(png);

        Assert.Equal([0x1B, 0x40], commands[..2]);
        Assert.Equal([0x1D, 0x56, 0x42, 0], commands[^4..]);
        var (at, y) = (2, 0);
        while (commands[at] == 0x1D && commands[at + 1] == 0x76)
        {
            var width = commands[at + 4] | (commands[at + 5] << 8);
            var rows = commands[at + 6] | (commands[at + 7] << 8);
            Assert.Equal(DocumentLayout.SlipDots, width * 8);
            at += 8;
            for (var row = 0; row < rows; row++, y++)
            {
                for (var x = 0; x < width * 8; x++)
                {
                    var dark = (commands[at + (x / 8)] & (0x80 >> (x % 8))) != 0;
                    Assert.Equal(picture.GetPixel(x, y).Red == 0, dark);
                }

                at += width;
            }
        }

        Assert.Equal(picture.Height, y);
        Assert.Equal(commands.Length - 7, at);
    }

    [Fact]
    public void Every_character_of_the_counties_can_be_printed()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Repository.Root, "data"), "*.*", SearchOption.AllDirectories)
            .Where(static file => Path.GetExtension(file) is ".csv" or ".geojson" or ".json")
            .ToArray();

        Assert.NotEmpty(files);
        var lacking = new StringBuilder();
        foreach (var file in files)
        {
            lacking.Append(DocumentFont.Lacking(File.ReadAllText(file)));
        }

        Assert.Empty(lacking.ToString().Where(static letter => !char.IsControl(letter)).Distinct());
    }

    private static byte[] Pdf(DocumentSheet sheet) =>
        DocumentPdf.Draw(DocumentLayout.Page(sheet), 1, sheet.Title);
}
