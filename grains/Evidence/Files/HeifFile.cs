using System.Buffers.Binary;
using System.Text;

namespace Grid.Evidence.Files;

/// <summary>
/// A HEIF picture (ISO 23008-12): its notes are items beside the picture. In the copy their bytes are 0, so that the
/// places of the other items stay true.
/// </summary>
internal static class HeifFile
{
    private const int Longest = 1024 * 1024;

    public static InspectedFile Inspect(FileBytes file)
    {
        var top = Box.Of(file, 0, file.Length);
        if (top.Find(static box => box.Type == "meta") is not { Type: not null } meta)
        {
            throw new BrokenFileException("It has no picture.");
        }

        var inner = meta.Inner(file, skip: 4);
        var (notes, changes) = (DeviceNotes.None, new List<Splice>());
        var items = Notes(file, inner);
        foreach (var (type, from, length) in Extents(file, inner, items))
        {
            if (length > Longest || from < 0 || from + length > file.Length)
            {
                throw new BrokenFileException("A note in it is longer than is read.");
            }

            var bytes = file.Read(from, (int)length);
            if (type == "Exif" && bytes.Length > 4)
            {
                var skip = 4 + (long)BinaryPrimitives.ReadUInt32BigEndian(bytes);
                notes = skip < bytes.Length ? DeviceNotes.Read(bytes.AsSpan((int)skip)) : notes;
            }

            changes.Add(new(from, length, Blank: true));
        }

        // A note of another kind beside the picture is not looked into, so it is not shown.
        foreach (var box in top.Where(static box => box.Type is "uuid" or "free" or "skip"))
        {
            changes.Add(new(box.Body, box.End - box.Body, Blank: true));
        }

        if (top.Exists(static box => box.Type == "moov"))
        {
            throw new BrokenFileException("It holds a film beside the picture.");
        }

        // A picture in HEIF is turned by a property of its own, so that of EXIF does not count.
        return new(Spliced(file, changes))
        {
            Notes = notes with { Orientation = 1 },
            Pixels = Pixels(file, inner) ?? throw new BrokenFileException("It does not say how large it is."),
        };
    }

    private static List<Splice> Spliced(FileBytes file, List<Splice> changes)
    {
        var (copy, at) = (new List<Splice>(), 0L);
        foreach (var change in changes.Where(static one => one.Length > 0).OrderBy(static one => one.Offset))
        {
            if (change.Offset < at)
            {
                throw new BrokenFileException("Two parts of it overlap.");
            }

            copy.AddRange([new(at, change.Offset - at), change]);
            at = change.Offset + change.Length;
        }

        copy.Add(new(at, file.Length - at));
        return copy;
    }

    /// <summary>The items that are notes: EXIF, and XMP as text of a media type.</summary>
    private static Dictionary<uint, string> Notes(FileBytes file, List<Box> meta)
    {
        var notes = new Dictionary<uint, string>();
        foreach (var list in meta.Where(static box => box.Type == "iinf"))
        {
            var entries = list.Inner(file, skip: file.Byte(list.Body) == 0 ? 6 : 8);
            foreach (var entry in entries.Where(static box => box.Type == "infe"))
            {
                var version = file.Byte(entry.Body);
                if (version < 2)
                {
                    continue;
                }

                var wide = version >= 3;
                var id = wide ? file.Big32(entry.Body + 4) : file.Big16(entry.Body + 4);
                var type = Encoding.Latin1.GetString(file.Read(entry.Body + (wide ? 10 : 8), 4));
                if (type is "Exif" or "mime" or "uri ")
                {
                    notes[id] = type;
                }
            }
        }

        return notes;
    }

    /// <summary>Where the bytes of the items lie.</summary>
    private static IEnumerable<(string Type, long From, long Length)> Extents(
        FileBytes file, List<Box> meta, Dictionary<uint, string> items)
    {
        if (items.Count == 0)
        {
            yield break;
        }

        if (meta.Find(static box => box.Type == "iloc") is not { Type: not null } places)
        {
            throw new BrokenFileException("It does not say where its parts lie.");
        }

        var data = meta.Find(static box => box.Type == "idat");
        var version = file.Byte(places.Body);
        var sizes = file.Big16(places.Body + 4);
        var (offsetSize, lengthSize) = (sizes >> 12, (sizes >> 8) & 15);
        var (baseSize, indexSize) = ((sizes >> 4) & 15, version is 1 or 2 ? sizes & 15 : 0);
        var at = places.Body + 6;
        var wide = version >= 2;
        var count = Next(wide ? 4 : 2);
        for (long item = 0; item < count; item++)
        {
            var id = (uint)Next(wide ? 4 : 2);
            var method = version is 1 or 2 ? Next(2) & 15 : 0;
            Next(2);
            var origin = Next(baseSize);
            var extents = Next(2);
            for (long extent = 0; extent < extents; extent++)
            {
                Next(indexSize);
                var (offset, length) = (Next(offsetSize), Next(lengthSize));
                if (!items.TryGetValue(id, out var type))
                {
                    continue;
                }

                yield return method switch
                {
                    0 => (type, origin + offset, length),
                    1 when data.Type is not null => (type, data.Body + origin + offset, length),
                    _ => throw new BrokenFileException("A note in it lies within another part."),
                };
            }
        }

        long Next(int size)
        {
            if (at + size > places.End)
            {
                throw new BrokenFileException("It does not say where its parts lie.");
            }

            long value = size switch
            {
                0 => 0,
                2 => file.Big16(at),
                4 => file.Big32(at),
                8 => (long)Math.Min(file.Big64(at), long.MaxValue / 4),
                _ => throw new BrokenFileException("It does not say where its parts lie."),
            };
            at += size;
            return value;
        }
    }

    /// <summary>The largest picture in it: the others are tiles and thumbnails.</summary>
    private static (int Width, int Height)? Pixels(FileBytes file, List<Box> meta)
    {
        (int Width, int Height)? largest = null;
        foreach (var properties in meta.Where(static box => box.Type == "iprp"))
        {
            foreach (var container in properties.Inner(file).Where(static box => box.Type == "ipco"))
            {
                foreach (var size in container.Inner(file).Where(static box => box.Type == "ispe"))
                {
                    var (width, height) = (
                        (int)Math.Min(file.Big32(size.Body + 4), int.MaxValue),
                        (int)Math.Min(file.Big32(size.Body + 8), int.MaxValue));
                    if (largest is null || (long)width * height > (long)largest.Value.Width * largest.Value.Height)
                    {
                        largest = (width, height);
                    }
                }
            }
        }

        return largest is (> 0, > 0) ? largest : null;
    }
}
