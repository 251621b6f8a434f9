using System.Buffers.Binary;
using System.Text;

namespace Grid.Evidence.Files;

/// <summary>Chunks in a RIFF file: WebP (RFC 9649) and WAV.</summary>
internal static class RiffFile
{
    private const int Head = 12, Longest = 64 * 1024;
    private const byte HasExif = 0x08, HasXmp = 0x04;

    private static readonly HashSet<string> Picture = ["VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP"];
    private static readonly HashSet<string> Sound = ["fmt ", "fact", "data"];

    public static InspectedFile WebP(FileBytes file)
    {
        var notes = DeviceNotes.None;
        (int, int)? pixels = null;
        foreach (var (type, at, length) in Chunks(file))
        {
            switch (type)
            {
                case "EXIF" when length <= Longest:
                    var block = file.Read(at + 8, (int)length);
                    notes = DeviceNotes.Read(block.AsSpan().StartsWith("Exif\0\0"u8) ? block.AsSpan(6) : block);
                    break;
                case "VP8X" when length >= 10:
                    pixels = (1 + Little24(file, at + 12), 1 + Little24(file, at + 15));
                    break;
                case "VP8 " when length >= 10:
                    pixels ??= ((int)(file.Little32(at + 14) & 0x3fff), (int)((file.Little32(at + 14) >> 16) & 0x3fff));
                    break;
                case "VP8L" when length >= 5:
                    var bits = file.Little32(at + 9);
                    pixels ??= (1 + (int)(bits & 0x3fff), 1 + (int)((bits >> 14) & 0x3fff));
                    break;
                default:
                    break;
            }
        }

        if (pixels is not (> 0, > 0))
        {
            throw new BrokenFileException("It has no picture.");
        }

        return new(Copy(file, Picture, notes)) { Notes = notes, Pixels = pixels };
    }

    public static InspectedFile Wave(FileBytes file)
    {
        var copy = Copy(file, Sound, DeviceNotes.None);
        return Chunks(file).Any(static chunk => chunk.Type == "data")
            ? new(copy)
            : throw new BrokenFileException("It has no sound.");
    }

    private static List<Splice> Copy(FileBytes file, HashSet<string> kept, DeviceNotes notes)
    {
        var copy = new List<Splice>();
        foreach (var (type, at, length) in Chunks(file))
        {
            if (!kept.Contains(type))
            {
                continue;
            }

            var padded = 8 + length + (length & 1);
            if (type == "VP8X")
            {
                var flags = (byte)(file.Byte(at + 8) & ~(HasExif | HasXmp) | (notes.Orientation == 1 ? 0 : HasExif));
                copy.AddRange([new(at, 8), Splice.Of(flags), new(at + 9, padded - 9)]);
            }
            else
            {
                copy.Add(new(at, Math.Min(padded, file.Length - at)));
            }
        }

        if (notes.Orientation != 1)
        {
            var block = DeviceNotes.Only(notes.Orientation);
            copy.Add(Splice.Of([.. "EXIF"u8, (byte)block.Length, 0, 0, 0, .. block]));
        }

        var size = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(size, (uint)(4 + copy.Sum(static piece => piece.Length)));
        return [new(0, 4), Splice.Of(size), new(8, 4), .. copy];
    }

    private static IEnumerable<(string Type, long At, long Length)> Chunks(FileBytes file)
    {
        // Recorders that could not go back to the head leave the length of the whole at 0 or at its greatest.
        for (long at = Head; at + 8 <= file.Length;)
        {
            var type = Encoding.ASCII.GetString(file.Read(at, 4));
            long length = file.Little32(at + 4);
            if (at + 8 + length > file.Length)
            {
                throw new BrokenFileException("It breaks off within a part that it announces.");
            }

            yield return (type, at, length);
            at += 8 + length + (length & 1);
        }
    }

    private static int Little24(FileBytes file, long at) =>
        file.Byte(at) | (file.Byte(at + 1) << 8) | (file.Byte(at + 2) << 16);
}
