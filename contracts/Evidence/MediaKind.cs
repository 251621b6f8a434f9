namespace Grid.Evidence;

/// <summary>A type of file that is taken as evidence, recognised by its first bytes.</summary>
/// <param name="MediaType">As HTTP names it.</param>
/// <param name="Thumbnail">Whether a thumbnail can be made of it.</param>
public sealed record MediaKind(string MediaType, MediaShape Shape, bool Thumbnail = false)
{
    /// <summary>How many bytes at the beginning tell the type.</summary>
    public const int HeadLength = 64;

    /// <summary>All types that are taken.</summary>
    public static IReadOnlyList<MediaKind> All { get; } =
    [
        new("image/jpeg", MediaShape.Jpeg, Thumbnail: true),
        new("image/png", MediaShape.Png, Thumbnail: true),
        new("image/webp", MediaShape.WebP, Thumbnail: true),
        new("image/heic", MediaShape.Heif),
        new("video/mp4", MediaShape.Movie),
        new("video/quicktime", MediaShape.Movie),
        new("video/3gpp", MediaShape.Movie),
        new("audio/mp4", MediaShape.Movie),
        new("audio/amr", MediaShape.Amr),
        new("audio/wav", MediaShape.Wave),
        new("audio/ogg", MediaShape.Ogg),
        new("audio/mpeg", MediaShape.Mp3),
        new("video/webm", MediaShape.WebM),
    ];

    /// <summary>The types in words, for a refusal.</summary>
    public static string Names { get; } = "JPEG, PNG, WebP, HEIC, MP4, MOV, 3GP, M4A, WebM, AMR, MP3, OGG, WAV";

    /// <summary>
    /// The type of a file by its first bytes; null where it is none that is taken. What a sender or a name says of a
    /// file does not count.
    /// </summary>
    public static MediaKind? Of(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith<byte>([0xff, 0xd8, 0xff]))
        {
            return Named("image/jpeg");
        }

        if (head.StartsWith<byte>([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a]))
        {
            return Named("image/png");
        }

        if (head.StartsWith("#!AMR\n"u8) || head.StartsWith("#!AMR-WB\n"u8))
        {
            return Named("audio/amr");
        }

        if (head.StartsWith("OggS"u8))
        {
            return Named("audio/ogg");
        }

        if (head.StartsWith("ID3"u8) || IsSound(head))
        {
            return Named("audio/mpeg");
        }

        if (head.StartsWith<byte>([0x1a, 0x45, 0xdf, 0xa3]) && head.IndexOf("webm"u8) > 0)
        {
            return Named("video/webm");
        }

        if (head.Length < 12)
        {
            return null;
        }

        var inner = head[8..12];
        if (head.StartsWith("RIFF"u8) && inner.SequenceEqual("WEBP"u8))
        {
            return Named("image/webp");
        }

        if (head.StartsWith("RIFF"u8) && inner.SequenceEqual("WAVE"u8))
        {
            return Named("audio/wav");
        }

        return head[4..8].SequenceEqual("ftyp"u8) ? OfBrand(inner) : null;
    }

    /// <summary>Whether bytes begin a frame of MPEG audio, layer III: eleven bits of 1, and a known version.</summary>
    private static bool IsSound(ReadOnlySpan<byte> head) =>
        head.Length >= 4 && head[0] == 0xff && (head[1] & 0xe6) == 0xe2 && (head[1] & 0x18) != 0x08;

    private static MediaKind? OfBrand(ReadOnlySpan<byte> brand)
    {
        if (brand.SequenceEqual("heic"u8) || brand.SequenceEqual("heix"u8) || brand.SequenceEqual("mif1"u8)
            || brand.SequenceEqual("heim"u8) || brand.SequenceEqual("heis"u8))
        {
            return Named("image/heic");
        }

        if (brand.SequenceEqual("M4A "u8) || brand.SequenceEqual("M4B "u8))
        {
            return Named("audio/mp4");
        }

        if (brand.SequenceEqual("qt  "u8))
        {
            return Named("video/quicktime");
        }

        if (brand.StartsWith("3gp"u8) || brand.StartsWith("3g2"u8))
        {
            return Named("video/3gpp");
        }

        return brand.StartsWith("mp4"u8) || brand.StartsWith("iso"u8) || brand.SequenceEqual("avc1"u8)
            || brand.SequenceEqual("M4V "u8) || brand.SequenceEqual("dash"u8) || brand.SequenceEqual("MSNV"u8)
                ? Named("video/mp4")
                : null;
    }

    private static MediaKind Named(string mediaType) => All.First(kind => kind.MediaType == mediaType);
}

/// <summary>How a file is built.</summary>
public enum MediaShape
{
    Jpeg = 0,
    Png = 1,
    WebP = 2,
    Heif = 3,

    /// <summary>Boxes of ISO 14496-12 with tracks: MP4, MOV, 3GP, M4A.</summary>
    Movie = 4,

    Amr = 5,
    Wave = 6,
    Ogg = 7,
    Mp3 = 8,
    WebM = 9,
}
