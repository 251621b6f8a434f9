using SkiaSharp;

namespace Grid.Evidence.Files;

/// <summary>A small picture, upright, without any note of the device.</summary>
internal static class ThumbnailFile
{
    /// <summary>Pixels of its long edge at most.</summary>
    public const int LongEdge = 320;

    private const int Quality = 80;

    /// <summary>
    /// Makes the thumbnail of a picture. JPEG is decoded in reduced size, so a large photograph takes little memory.
    /// </summary>
    /// <exception cref="BrokenFileException">The picture cannot be decoded.</exception>
    public static void Make(string picture, string into)
    {
        using var codec = SKCodec.Create(picture) ?? throw new BrokenFileException("The picture cannot be decoded.");
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        var share = Math.Min(1f, LongEdge / (float)Math.Max(width, height));
        var decoded = codec.GetScaledDimensions(share);
        using var bitmap = new SKBitmap(
            new SKImageInfo(decoded.Width, decoded.Height, SKImageInfo.PlatformColorType, SKAlphaType.Premul));
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) != SKCodecResult.Success)
        {
            throw new BrokenFileException("The picture cannot be decoded.");
        }

        var size = (Width: Edge(width * share), Height: Edge(height * share));
        var turned = codec.EncodedOrigin >= SKEncodedOrigin.LeftTop;
        using var surface = SKSurface.Create(
            turned ? new SKImageInfo(size.Height, size.Width) : new SKImageInfo(size.Width, size.Height))
            ?? throw new BrokenFileException("The picture cannot be decoded.");
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Concat(Upright(codec.EncodedOrigin, size.Width, size.Height));
        using (var image = SKImage.FromBitmap(bitmap))
        {
            surface.Canvas.DrawImage(
                image,
                new SKRect(0, 0, size.Width, size.Height),
                new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        }

        using var shown = surface.Snapshot();
        using var data = shown.Encode(SKEncodedImageFormat.Jpeg, Quality);
        using var file = new FileStream(into, FileMode.Create, FileAccess.Write);
        data.SaveTo(file);
    }

    private static int Edge(float pixels) => Math.Max(1, (int)Math.Round(pixels));

    /// <summary>How a picture of a width and height is turned upright.</summary>
    private static SKMatrix Upright(SKEncodedOrigin origin, int width, int height) => origin switch
    {
        SKEncodedOrigin.TopRight => new(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new(0, -1, height, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new(0, -1, height, -1, 0, width, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new(0, 1, 0, -1, 0, width, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
