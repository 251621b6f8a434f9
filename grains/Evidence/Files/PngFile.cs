using System.Text;

namespace Grid.Evidence.Files;

/// <summary>A PNG file (ISO 15948): chunks. The copy keeps those that the picture needs, up to its end.</summary>
internal static class PngFile
{
    private const int Longest = 64 * 1024;

    private static readonly HashSet<string> Kept =
    [
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "bKGD", "pHYs", "acTL",
        "fcTL", "fdAT",
    ];

    public static InspectedFile Inspect(FileBytes file)
    {
        var (notes, copy) = (DeviceNotes.None, new List<Splice> { new(0, 8) });
        (int, int)? pixels = null;
        for (long at = 8; ;)
        {
            var length = file.Big32(at);
            var type = Encoding.ASCII.GetString(file.Read(at + 4, 4));
            var next = at + 12 + length;
            if (next > file.Length)
            {
                throw new BrokenFileException("It breaks off within the picture.");
            }

            if (type == "IHDR" && pixels is null)
            {
                pixels = (Edge(file.Big32(at + 8)), Edge(file.Big32(at + 12)));
            }
            else if (type == "eXIf" && length <= Longest)
            {
                notes = DeviceNotes.Read(file.Read(at + 8, (int)length));
            }

            if (Kept.Contains(type))
            {
                copy.Add(new(at, next - at));
            }

            at = next;
            if (type == "IEND")
            {
                break;
            }
        }

        // Viewers do not turn a PNG by its notes; so the copy and the thumbnail are as it is stored.
        return pixels is (> 0, > 0)
            ? new(copy) { Notes = notes with { Orientation = 1 }, Pixels = pixels }
            : throw new BrokenFileException("It has no picture.");
    }

    private static int Edge(uint pixels) => (int)Math.Min(pixels, int.MaxValue);
}
