using SkiaSharp;

namespace Grid.Documents;

/// <summary>Draws documents for the 58 mm printer: 384 dots wide, each black or white.</summary>
internal static class DocumentPicture
{
    /// <summary>The strip as PNG.</summary>
    public static byte[] Draw(DocumentLayout layout)
    {
        var (width, height) = ((int)layout.Width, (int)Math.Ceiling(layout.Height));
        using var picture = new SKBitmap(width, height, SKColorType.Gray8, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(picture);
        using var ink = new SKPaint { Color = SKColors.Black, IsAntialias = false };
        canvas.Clear(SKColors.White);
        foreach (var page in layout.Pages)
        {
            foreach (var text in page.Texts)
            {
                using var font = new SKFont(DocumentFont.Typeface, (float)text.Size) { Edging = SKFontEdging.Alias };
                canvas.DrawText(text.Text, (float)text.X, (float)text.Y, SKTextAlign.Left, font, ink);
            }

            if (page.Code is { } code)
            {
                Draw(canvas, ink, code);
            }
        }

        using var png = picture.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    /// <summary>
    /// The picture as commands of the printer (ESC/POS): reset, raster (GS v 0) in bands that a small buffer holds,
    /// feed, cut.
    /// </summary>
    public static byte[] Commands(byte[] png)
    {
        const int Band = 128;
        using var decoded = SKBitmap.Decode(png);
        using var picture = decoded.Copy(SKColorType.Gray8);
        var dots = picture.GetPixelSpan();
        var row = (picture.Width + 7) / 8;
        using var commands = new MemoryStream();
        commands.Write([0x1B, 0x40]);
        for (var top = 0; top < picture.Height; top += Band)
        {
            var rows = Math.Min(Band, picture.Height - top);
            commands.Write([0x1D, 0x76, 0x30, 0, (byte)row, (byte)(row >> 8), (byte)rows, (byte)(rows >> 8)]);
            for (var y = top; y < top + rows; y++)
            {
                var line = dots.Slice(y * picture.RowBytes, picture.Width);
                for (var x = 0; x < row * 8; x += 8)
                {
                    commands.WriteByte(Eight(line[x..Math.Min(x + 8, picture.Width)]));
                }
            }
        }

        commands.Write([0x1B, 0x64, 4, 0x1D, 0x56, 0x42, 0]);
        return commands.ToArray();
    }

    /// <summary>Eight dots in a byte, the leftmost in its highest bit; a dark dot is 1.</summary>
    private static byte Eight(ReadOnlySpan<byte> greys)
    {
        var dots = 0;
        for (var bit = 0; bit < greys.Length; bit++)
        {
            dots |= greys[bit] < 128 ? 0x80 >> bit : 0;
        }

        return (byte)dots;
    }

    private static void Draw(SKCanvas canvas, SKPaint ink, LaidCode code)
    {
        var squares = QrSquares.Of(code.Address);
        var side = Math.Max(1, (int)(code.Side / squares.Side)); // whole dots, or a reader sees uneven squares
        for (var row = 0; row < squares.Side; row++)
        {
            foreach (var (first, count) in squares.Dark(row))
            {
                canvas.DrawRect(
                    (float)code.X + (first * side), (float)code.Y + (row * side), count * side, side, ink);
            }
        }
    }
}
