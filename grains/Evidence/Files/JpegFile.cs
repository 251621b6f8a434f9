using System.Buffers.Binary;

namespace Grid.Evidence.Files;

/// <summary>
/// A JPEG file (ISO 10918-1): segments, and scans between them. The copy keeps what is needed to decode the picture and
/// its colours; it ends where the picture ends, since devices append further pictures with notes of their own.
/// </summary>
internal static class JpegFile
{
    private const byte Start = 0xd8, End = 0xd9, Scan = 0xda, Restart0 = 0xd0, Restart7 = 0xd7;
    private const byte App0 = 0xe0, App1 = 0xe1, App2 = 0xe2, App14 = 0xee, App15 = 0xef, Comment = 0xfe;

    public static InspectedFile Inspect(FileBytes file)
    {
        var (notes, copy) = (DeviceNotes.None, new List<Splice>());
        (int, int)? pixels = null;
        for (long at = 2; ;)
        {
            if (file.Byte(at) != 0xff)
            {
                throw new BrokenFileException("A segment is missing.");
            }

            var marker = file.Byte(at + 1);
            if (marker == 0xff)
            {
                at++; // bytes that fill up may stand before a marker
                continue;
            }

            if (marker == End)
            {
                copy.Add(new(at, 2));
                break;
            }

            var length = file.Big16(at + 2);
            if (length < 2)
            {
                throw new BrokenFileException("A segment has no length.");
            }

            var next = at + 2 + length;
            if (IsFrame(marker))
            {
                pixels ??= (file.Big16(at + 7), file.Big16(at + 5));
            }
            else if (marker == App1 && notes == DeviceNotes.None)
            {
                notes = Notes(file.Read(at + 4, length - 2));
            }

            if (marker == Scan)
            {
                next = EndOfScan(file, next);
            }

            if (IsKept(file, marker, at, length))
            {
                copy.Add(new(at, next - at));
            }

            at = next;
        }

        if (pixels is not (> 0, > 0))
        {
            throw new BrokenFileException("It has no picture.");
        }

        return new([new(0, 2), .. Held(notes), .. copy]) { Notes = notes, Pixels = pixels };
    }

    private static bool IsFrame(byte marker) => marker is >= 0xc0 and <= 0xcf and not (0xc4 or 0xc8 or 0xcc);

    /// <summary>JFIF, the colours of Adobe and the profile of the colours are kept of what applications note.</summary>
    private static bool IsKept(FileBytes file, byte marker, long at, int length) => marker switch
    {
        App0 or App14 => true,
        App2 => length >= 16 && file.Read(at + 4, 12).AsSpan().SequenceEqual("ICC_PROFILE\0"u8),
        >= App1 and <= App15 or Comment => false,
        _ => true,
    };

    private static DeviceNotes Notes(ReadOnlySpan<byte> segment) =>
        segment.StartsWith("Exif\0\0"u8) ? DeviceNotes.Read(segment[6..]) : DeviceNotes.None;

    /// <summary>How the device was held stays in the copy: without it the picture would lie on its side.</summary>
    private static IEnumerable<Splice> Held(DeviceNotes notes)
    {
        if (notes.Orientation == 1)
        {
            return [];
        }

        byte[] block = [.. "Exif\0\0"u8, .. DeviceNotes.Only(notes.Orientation)];
        byte[] head = [0xff, App1, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(2), (ushort)(block.Length + 2));
        return [Splice.Of([.. head, .. block])];
    }

    /// <summary>Where the next marker stands behind a scan.</summary>
    private static long EndOfScan(FileBytes file, long from)
    {
        var page = new byte[EvidencePiece.Longest];
        for (var (at, read) = (from, file.Some(from, page)); read > 1; at += read - 1, read = file.Some(at, page))
        {
            for (var i = page.AsSpan(0, read - 1).IndexOf((byte)0xff); i >= 0;)
            {
                if (page[i + 1] is not (0 or 0xff or (>= Restart0 and <= Restart7) or Start))
                {
                    return at + i;
                }

                var next = page.AsSpan(i + 1, read - 2 - i).IndexOf((byte)0xff);
                i = next < 0 ? next : i + 1 + next;
            }
        }

        throw new BrokenFileException("It breaks off within the picture.");
    }
}
