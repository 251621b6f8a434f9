namespace Grid.Evidence.Files;

/// <summary>
/// MPEG audio (ISO 11172-3, 13818-3): frames one after the other, with notes before and after them (ID3, APE). The copy
/// has the frames alone.
/// </summary>
internal static class Mp3File
{
    private const int Id3Head = 10, OldId3 = 128, ApeFoot = 32, FrameHead = 4;

    // Kilobits a second of layer III, by the four bits of the header: MPEG 1, and MPEG 2 and 2.5.
    private static readonly int[] One = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0];
    private static readonly int[] Two = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0];
    private static readonly int[] Hertz = [44100, 48000, 32000, 0];

    public static InspectedFile Inspect(FileBytes file)
    {
        var from = Begin(file);
        var until = End(file, from);
        var at = from;
        for (int length; at < until; at += length)
        {
            length = FrameLength(file.Read(at, (int)Math.Min(FrameHead, until - at)));
            if (length == 0)
            {
                throw new BrokenFileException($"At byte {at} there is no sound.");
            }

            if (at + length > until)
            {
                throw new BrokenFileException("It breaks off within a part that it announces.");
            }
        }

        return at > from ? new([new(from, until - from)]) : throw new BrokenFileException("It has no sound.");
    }

    /// <summary>Where the sound begins, after the notes at the head; a file may have several.</summary>
    private static long Begin(FileBytes file)
    {
        var at = 0L;
        while (at + Id3Head <= file.Length && file.Read(at, Id3Head) is var head && head.AsSpan().StartsWith("ID3"u8))
        {
            // Four bytes of seven bits each; a foot repeats the head.
            var length = (head[6] << 21) | (head[7] << 14) | (head[8] << 7) | head[9];
            at += Id3Head + length + ((head[5] & 0x10) != 0 ? Id3Head : 0);
        }

        return at <= file.Length
            ? at
            : throw new BrokenFileException("It breaks off within a part that it announces.");
    }

    /// <summary>Where the sound ends, before the notes at the foot.</summary>
    private static long End(FileBytes file, long from)
    {
        var until = file.Length;
        if (until - from >= OldId3 && file.Read(until - OldId3, 3).AsSpan().SequenceEqual("TAG"u8))
        {
            until -= OldId3;
        }

        if (until - from >= ApeFoot && file.Read(until - ApeFoot, 8).AsSpan().SequenceEqual("APETAGEX"u8))
        {
            var foot = until - ApeFoot;
            var headed = (file.Little32(foot + 20) & 0x80000000) != 0;
            until -= file.Little32(foot + 12) + (headed ? ApeFoot : 0);
        }

        return until > from ? until : throw new BrokenFileException("It has no sound.");
    }

    private static int FrameLength(ReadOnlySpan<byte> head)
    {
        // Eleven bits of 1, a version that is not reserved, layer III.
        if (head.Length < FrameHead || head[0] != 0xff || (head[1] & 0xe6) != 0xe2 || (head[1] & 0x18) == 0x08)
        {
            return 0;
        }

        var first = (head[1] & 0x18) == 0x18;
        var rate = (first ? One : Two)[head[2] >> 4];
        var hertz = Hertz[(head[2] >> 2) & 3] >> (head[1] & 0x18) switch { 0x18 => 0, 0x10 => 1, _ => 2 };
        var samples = first ? 144_000 : 72_000;
        return rate == 0 || hertz == 0 ? 0 : (samples * rate / hertz) + ((head[2] >> 1) & 1);
    }
}
