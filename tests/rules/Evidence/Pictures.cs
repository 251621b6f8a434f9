using System.Buffers.Binary;
using System.Text;
using Grid.Evidence.Files;
using SkiaSharp;

namespace Grid.Tests.Evidence;

/// <summary>Pictures and recordings that tests make themselves.</summary>
internal static class Pictures
{
    /// <summary>2026-11-29 16:20:05 at 30°31′24.24″ N, 120°56′41.28″ E.</summary>
    public const string Taken = "2026-11-29T16:20:05+08:00";

    /// <summary>A picture whose upper left corner is red and whose rest is blue.</summary>
    public static byte[] Encoded(int width, int height, SKEncodedImageFormat format)
    {
        using var surface = SKSurface.Create(new SKImageInfo(width, height));
        surface.Canvas.Clear(SKColors.Blue);
        using var red = new SKPaint { Color = SKColors.Red };
        surface.Canvas.DrawRect(0, 0, width / 2f, height / 2f, red);
        using var image = surface.Snapshot();
        return image.Encode(format, 90).ToArray();
    }

    public static byte[] Jpeg(int width, int height, byte[]? exif = null)
    {
        var plain = Encoded(width, height, SKEncodedImageFormat.Jpeg);
        return exif is null ? plain : [.. plain[..2], .. Segment(0xe1, [.. "Exif\0\0"u8, .. exif]), .. plain[2..]];
    }

    public static byte[] Segment(byte marker, byte[] body) =>
        [0xff, marker, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body];

    /// <summary>A block of EXIF with time, place and how the device was held.</summary>
    public static byte[] Exif(int orientation)
    {
        (ushort, ushort, byte[])[] exif =
        [
            (0x9003, 2, "2026:11:29 16:20:05\0"u8.ToArray()), (0x9011, 2, "+08:00\0"u8.ToArray()),
        ];
        (ushort, ushort, byte[])[] gps =
        [
            (1, 2, "N\0"u8.ToArray()), (2, 5, Rationals(30, 31, 2424)),
            (3, 2, "E\0"u8.ToArray()), (4, 5, Rationals(120, 56, 4128)),
        ];
        const int firstAt = 8;
        const int exifAt = firstAt + 2 + (3 * 12) + 4;
        var exifBlock = Directory(exifAt, exif);
        var gpsAt = exifAt + exifBlock.Length;
        return
        [
            .. "MM\0*"u8, 0, 0, 0, firstAt,
            .. Directory(
                firstAt, [(0x0112, 3, [0, (byte)orientation]), (0x8769, 4, Big(exifAt)), (0x8825, 4, Big(gpsAt))]),
            .. exifBlock,
            .. Directory(gpsAt, gps),
        ];
    }

    /// <summary>A box of ISO 14496-12.</summary>
    public static byte[] Box(string type, params byte[] body) =>
        [.. Big(body.Length + 8), .. Encoding.Latin1.GetBytes(type), .. body];

    /// <summary>A film with the time of its making and a place beside its data.</summary>
    public static byte[] Movie()
    {
        var made = Big(unchecked((int)3_862_804_805));
        byte[] header = [0, 0, 0, 0, .. made, .. made, .. new byte[80]];
        byte[] place = [0, 21, 0x15, 0xc7, .. "+30.5234+120.9448+008/"u8];
        return
        [
            .. Box("ftyp", [.. "isom"u8, 0, 0, 0, 0]),
            .. Box("mdat", [1, 2, 3, 4, 5]),
            .. Box("moov", [.. Box("mvhd", header), .. Box("udta", Box("\u00a9xyz", place))]),
        ];
    }

    /// <summary>A HEIF picture whose only note is EXIF, in a part of its own.</summary>
    public static byte[] Heif(byte[] exif)
    {
        byte[] item = [0, 0, 0, 0, .. exif];
        byte[] type = Box("ftyp", [.. "heic"u8, 0, 0, 0, 0]);
        byte[] meta = Meta(0);
        return [.. type, .. Meta(type.Length + meta.Length + 8), .. Box("mdat", item)];

        byte[] Meta(int at) => Box(
            "meta",
            [
                0, 0, 0, 0,
                .. Box("iinf", [0, 0, 0, 0, 0, 1, .. Box("infe", [2, 0, 0, 0, 0, 1, 0, 0, .. "Exif"u8, 0])]),
                .. Box("iloc", [0, 0, 0, 0, 0x44, 0, 0, 1, 0, 1, 0, 0, 0, 1, .. Big(at), .. Big(item.Length)]),
                .. Box("iprp", Box("ipco", Box("ispe", [0, 0, 0, 0, .. Big(4032), .. Big(3024)]))),
            ]);
    }

    public static InspectedFile Inspect(byte[] file) =>
        MediaFile.Inspect(Grid.Evidence.MediaKind.Of(file)!, new(new MemoryStream(file)));

    public static byte[] Copy(byte[] file)
    {
        using var copy = new MemoryStream();
        CopyWriter.Write(Inspect(file).Copy, new(new MemoryStream(file)), copy);
        return copy.ToArray();
    }

    private static byte[] Rationals(int degrees, int minutes, int hundredths) =>
        [.. Big(degrees), .. Big(1), .. Big(minutes), .. Big(1), .. Big(hundredths), .. Big(100)];

    private static byte[] Directory(int at, (ushort Tag, ushort Type, byte[] Value)[] entries)
    {
        var (head, data) = (new List<byte> { 0, (byte)entries.Length }, new List<byte>());
        var behind = at + 2 + (12 * entries.Length) + 4;
        foreach (var (tag, type, value) in entries)
        {
            var count = value.Length / (type switch { 3 => 2, 4 => 4, 5 => 8, _ => 1 });
            head.AddRange([(byte)(tag >> 8), (byte)tag, 0, (byte)type, .. Big(count)]);
            if (value.Length <= 4)
            {
                head.AddRange([.. value, .. new byte[4 - value.Length]]);
            }
            else
            {
                head.AddRange(Big(behind + data.Count));
                data.AddRange(value);
            }
        }

        return [.. head, 0, 0, 0, 0, .. data];
    }

    private static byte[] Big(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }
}
