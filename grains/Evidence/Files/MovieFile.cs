using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Grid.Places;

namespace Grid.Evidence.Files;

/// <summary>
/// A film or a recording in boxes. In the copy every box of notes is an empty one of the same length, so that the
/// places of the media data, which other boxes name, stay true; the times of its making are 0.
/// </summary>
internal static partial class MovieFile
{
    private static readonly DateTime Beginning = new(1904, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly HashSet<string> NoteBoxes = ["udta", "meta", "uuid", "free", "skip"];
    private static readonly HashSet<string> Nested = ["moov", "trak", "mdia", "minf", "moof", "traf"];
    private static readonly HashSet<string> Timed = ["mvhd", "tkhd", "mdhd"];

    public static InspectedFile Inspect(FileBytes file)
    {
        var top = Box.Of(file, 0, file.Length);
        if (!top.Exists(static box => box.Type == "moov"))
        {
            throw new BrokenFileException("It has no track.");
        }

        var found = new Found(file);
        found.Walk(top);
        return new(found.Copy()) { Notes = new(found.Taken, found.Point) };
    }

    /// <summary>ISO 6709, as devices note a place: +41.3083-072.9279+010.1/.</summary>
    internal static GeoPoint? Place(string text) =>
        Degrees().Match(text) is { Success: true } match
        && double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) is >= -90 and <= 90 and var lat
        && double.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture) is >= -180 and <= 180 and var lon
            ? new(lon, lat)
            : null;

    [GeneratedRegex(@"^([+-]\d{2}(?:\.\d{1,8})?)([+-]\d{3}(?:\.\d{1,8})?)", RegexOptions.CultureInvariant)]
    private static partial Regex Degrees();

    private sealed class Found(FileBytes file)
    {
        private readonly List<Splice> changes = [];

        public string? Taken { get; private set; }

        public GeoPoint? Point { get; private set; }

        public void Walk(List<Box> boxes)
        {
            foreach (var box in boxes)
            {
                if (Nested.Contains(box.Type))
                {
                    Walk(box.Inner(file));
                }
                else if (NoteBoxes.Contains(box.Type))
                {
                    Note(box);
                }
                else if (Timed.Contains(box.Type))
                {
                    Made(box);
                }
            }
        }

        /// <summary>The whole file with the changes in it, each of the length of what it replaces.</summary>
        public List<Splice> Copy()
        {
            var (copy, at) = (new List<Splice>(), 0L);
            foreach (var change in changes.OrderBy(static change => change.Offset))
            {
                copy.Add(new(at, change.Offset - at));
                copy.Add(change);
                at = change.Offset + change.Length;
            }

            copy.Add(new(at, file.Length - at));
            return copy;
        }

        private void Note(Box box)
        {
            if (box.Type == "udta")
            {
                Point ??= Where(box);
            }

            changes.Add(new(box.At + 4, 4, [.. "free"u8]));
            changes.Add(new(box.Body, box.End - box.Body, Blank: true));
        }

        private GeoPoint? Where(Box notes)
        {
            foreach (var box in Box.Of(file, notes.Body, notes.End))
            {
                if (box.Type == "\u00a9xyz" && box.End - box.Body is > 4 and <= 128 and var length)
                {
                    return Place(Encoding.ASCII.GetString(file.Read(box.Body + 4, (int)length - 4)));
                }
            }

            return null;
        }

        private void Made(Box box)
        {
            var wide = file.Byte(box.Body) == 1;
            var length = wide ? 16 : 8;
            if (box.End - box.Body < 4 + length)
            {
                throw new BrokenFileException($"The box '{box.Type}' is too short.");
            }

            var seconds = wide ? file.Big64(box.Body + 4) : file.Big32(box.Body + 4);
            if (box.Type == "mvhd" && seconds is > 0 and < uint.MaxValue)
            {
                Taken = Beginning.AddSeconds(seconds).ToString("s", CultureInfo.InvariantCulture) + "Z";
            }

            changes.Add(new(box.Body + 4, length, Blank: true));
        }
    }
}
