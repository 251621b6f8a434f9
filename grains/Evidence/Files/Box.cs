using System.Text;

namespace Grid.Evidence.Files;

/// <summary>A box of ISO 14496-12.</summary>
/// <param name="Body">Where its content begins.</param>
/// <param name="End">Where the next box begins.</param>
internal readonly record struct Box(string Type, long At, long Body, long End)
{
    private const int MostBoxes = 100_000;

    /// <summary>The boxes between two places.</summary>
    public static List<Box> Of(FileBytes file, long from, long end)
    {
        var boxes = new List<Box>();
        for (var at = from; at + 8 <= end;)
        {
            long length = file.Big32(at);
            var (type, body) = (Encoding.Latin1.GetString(file.Read(at + 4, 4)), at + 8);
            switch (length)
            {
                case 0:
                    length = end - at;
                    break;
                case 1:
                    var wide = file.Big64(at + 8);
                    length = wide > long.MaxValue ? long.MaxValue : (long)wide;
                    body += 8;
                    break;
                default:
                    break;
            }

            if (length < body - at || length > end - at || boxes.Count == MostBoxes)
            {
                throw new BrokenFileException($"The box '{type}' does not fit into what holds it.");
            }

            boxes.Add(new(type, at, body, at + length));
            at += length;
        }

        return boxes;
    }

    public List<Box> Inner(FileBytes file, int skip = 0) => Of(file, Body + skip, End);
}
