using PdfSharp.Drawing;
using PdfSharp.Fonts;
using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;

namespace Grid.Documents;

/// <summary>Draws documents as PDF, with the characters they use of the font, and joins PDFs for the printer.</summary>
internal static class DocumentPdf
{
    private static readonly XPdfFontOptions Embedded =
        new(PdfFontEncoding.Unicode, PdfFontEmbedding.TryComputeSubset);

    static DocumentPdf() => GlobalFontSettings.FontResolver = new OneFont();

    /// <param name="scale">Points of a unit of the layout.</param>
    public static byte[] Draw(DocumentLayout layout, double scale, string title)
    {
        using var pdf = new PdfDocument();
        pdf.Info.Title = title;
        pdf.Info.Creator = "Grid";
        pdf.Options.FlateEncodeMode = PdfFlateEncodeMode.BestCompression;
        foreach (var laid in layout.Pages)
        {
            var page = pdf.AddPage();
            page.Width = XUnit.FromPoint(layout.Width * scale);
            page.Height = XUnit.FromPoint(layout.Height * scale);
            using var graphics = XGraphics.FromPdfPage(page);
            foreach (var text in laid.Texts)
            {
                var font = new XFont(DocumentFont.Name, text.Size * scale, XFontStyleEx.Regular, Embedded);
                graphics.DrawString(text.Text, font, XBrushes.Black, text.X * scale, text.Y * scale);
            }

            if (laid.Code is { } code)
            {
                Draw(graphics, code, scale);
            }
        }

        using var bytes = new MemoryStream();
        pdf.Save(bytes);
        return bytes.ToArray();
    }

    /// <summary>One PDF of several, in their order.</summary>
    public static byte[] Join(IEnumerable<byte[]> files)
    {
        using var joined = new PdfDocument();
        foreach (var file in files)
        {
            using var one = PdfReader.Open(new MemoryStream(file), PdfDocumentOpenMode.Import);
            foreach (var page in one.Pages)
            {
                joined.AddPage(page);
            }
        }

        using var bytes = new MemoryStream();
        joined.Save(bytes);
        return bytes.ToArray();
    }

    private static void Draw(XGraphics graphics, LaidCode code, double scale)
    {
        var squares = QrSquares.Of(code.Address);
        var side = code.Side * scale / squares.Side;
        for (var row = 0; row < squares.Side; row++)
        {
            foreach (var (first, count) in squares.Dark(row))
            {
                graphics.DrawRectangle(
                    XBrushes.Black,
                    (code.X * scale) + (first * side),
                    (code.Y * scale) + (row * side),
                    count * side,
                    side);
            }
        }
    }

    private sealed class OneFont : IFontResolver
    {
        public byte[]? GetFont(string faceName) => DocumentFont.Bytes;

        public FontResolverInfo? ResolveTypeface(string familyName, bool bold, bool italic) => new(DocumentFont.Name);
    }
}
