using System.Buffers.Binary;

namespace Grid.Evidence.Files;

/// <summary>
/// Pages of Ogg (RFC 3533) with a recording in Opus (RFC 7845) or Vorbis. Its second packet is comments. In the copy it
/// has none, and is as long as before, so that no other page changes; the pages that bear it get their checksum anew.
/// </summary>
internal static class OggFile
{
    private const int Head = 27, Continued = 1, MostComments = 1024 * 1024;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(static one => Shifted((uint)one << 24))];

    public static InspectedFile Inspect(FileBytes file)
    {
        var pages = Pages(file).ToList();
        if (pages.Count < 2 || pages.Exists(page => page.Stream != pages[0].Stream))
        {
            throw new BrokenFileException("It is no recording of one sound.");
        }

        var first = file.Read(pages[0].Body, (int)Math.Min(8, pages[0].End - pages[0].Body));
        var isOpus = first.AsSpan().SequenceEqual("OpusHead"u8);
        if (!isOpus && !first.AsSpan().StartsWith("\u0001vorbis"u8))
        {
            throw new BrokenFileException("It is neither Opus nor Vorbis.");
        }

        return new(Copy(file, pages, isOpus));
    }

    private static List<Splice> Copy(FileBytes file, List<OggPage> pages, bool isOpus)
    {
        var (comments, bearing) = Comments(pages);
        var empty = Empty(comments, isOpus, file, pages[1]);
        var copy = new List<Splice> { new(0, pages[1].At) };
        var at = 0;
        foreach (var page in pages.Skip(1).Take(bearing))
        {
            var bytes = file.Read(page.At, (int)(page.End - page.At));
            var within = Math.Min(comments - at, (int)(page.End - page.Body));
            empty.AsSpan(at, within).CopyTo(bytes.AsSpan((int)(page.Body - page.At)));
            at += within;
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(22), 0);
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(22), Checksum(bytes));
            copy.Add(Splice.Of(bytes));
        }

        var rest = pages[bearing].End;
        copy.Add(new(rest, file.Length - rest));
        return copy;
    }

    /// <summary>How long the second packet is, and how many pages bear it.</summary>
    private static (int Length, int Pages) Comments(List<OggPage> pages)
    {
        var length = 0;
        for (var number = 1; number < pages.Count; number++)
        {
            if (number > 1 && (pages[number].Flags & Continued) == 0)
            {
                break;
            }

            foreach (var lace in pages[number].Laces)
            {
                length += lace;
                if (length > MostComments)
                {
                    throw new BrokenFileException("Its comments are too long.");
                }

                if (lace < byte.MaxValue)
                {
                    return (length, number);
                }
            }
        }

        throw new BrokenFileException("Its comments break off.");
    }

    /// <summary>Comments that say nothing, as long as those of the file.</summary>
    private static byte[] Empty(int length, bool isOpus, FileBytes file, OggPage page)
    {
        var begin = isOpus ? "OpusTags"u8 : "\u0003vorbis"u8;
        var least = begin.Length + 8 + (isOpus ? 0 : 1);
        if (length < least || !file.Read(page.Body, begin.Length).AsSpan().SequenceEqual(begin))
        {
            throw new BrokenFileException("It has no comments where they must be.");
        }

        // The vendor is blanks, for a packet of Vorbis must end with its comments: no vendor, no comment, a frame bit.
        var packet = new byte[length];
        begin.CopyTo(packet);
        BinaryPrimitives.WriteInt32LittleEndian(packet.AsSpan(begin.Length), length - least);
        packet.AsSpan(begin.Length + 4, length - least).Fill((byte)' ');
        packet[^1] = isOpus ? (byte)0 : (byte)1;
        return packet;
    }

    private static IEnumerable<OggPage> Pages(FileBytes file)
    {
        for (var at = 0L; at < file.Length;)
        {
            var head = file.Read(at, Head);
            if (!head.AsSpan().StartsWith("OggS"u8) || head[4] != 0)
            {
                throw new BrokenFileException($"At byte {at} there is no page.");
            }

            var laces = file.Read(at + Head, head[26]);
            var body = at + Head + laces.Length;
            var end = body + laces.Sum(static lace => lace);
            if (end > file.Length)
            {
                throw new BrokenFileException("It breaks off within a part that it announces.");
            }

            yield return new(at, body, end, head[5], BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(14)), laces);
            at = end;
        }
    }

    /// <summary>The checksum of a page in which its own place is 0 (RFC 3533, 6).</summary>
    private static uint Checksum(ReadOnlySpan<byte> page)
    {
        var sum = 0u;
        foreach (var one in page)
        {
            sum = (sum << 8) ^ Table[(byte)(sum >> 24) ^ one];
        }

        return sum;
    }

    private static uint Shifted(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            value = (value << 1) ^ ((value & 0x80000000) != 0 ? 0x04c11db7u : 0);
        }

        return value;
    }

    /// <param name="Laces">Lengths of its segments: one below 255 ends a packet.</param>
    private sealed record OggPage(long At, long Body, long End, byte Flags, uint Stream, byte[] Laces);
}
