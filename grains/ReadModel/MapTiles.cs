using Grid.Places;

namespace Grid.ReadModel;

/// <summary>
/// The earth as tiles within tiles: each is cut into four, 26 times over, down to half a metre. The number of a tile
/// begins as that of the tile does in which it lies, so that all points of a tile have numbers in one range. Pure.
/// </summary>
internal static class MapTiles
{
    private const int Levels = 26;

    /// <summary>The number of the smallest tile in which a point lies.</summary>
    public static long Of(GeoPoint point) => Interleave(Column(point.Lon), Row(point.Lat));

    /// <summary>Ranges of numbers, at most so many, in which all points of a box have theirs.</summary>
    /// <param name="most">At least four. More ranges follow the box more closely.</param>
    public static IReadOnlyList<(long First, long Last)> Covering(
        double west, double south, double east, double north, int most = 16)
    {
        var (left, bottom, right, top) = (Column(west), Row(south), Column(east), Row(north));
        List<(long X, long Y)> tiles = [(0, 0)];
        var level = Levels; // a tile of this level spans two to this power smallest ones on each side
        while (level > 0)
        {
            var size = 1L << (level - 1);
            var parts = tiles
                .SelectMany(tile => new[]
                {
                    (tile.X, tile.Y), (tile.X + size, tile.Y), (tile.X, tile.Y + size), (tile.X + size, tile.Y + size),
                })
                .Where(part =>
                    part.Item1 <= right && part.Item1 + size > left && part.Item2 <= top && part.Item2 + size > bottom)
                .ToList();
            if (parts.Count > most)
            {
                break;
            }

            (tiles, level) = (parts, level - 1);
        }

        var ranges = new List<(long First, long Last)>();
        foreach (var first in tiles.Select(static tile => Interleave(tile.X, tile.Y)).Order())
        {
            var last = first + (1L << (2 * level)) - 1;
            if (ranges is [.., var before] && before.Last + 1 == first)
            {
                ranges[^1] = (before.First, last);
            }
            else
            {
                ranges.Add((first, last));
            }
        }

        return ranges;
    }

    private static long Column(double lon) => Step((lon + 180) / 360);

    private static long Row(double lat) => Step((lat + 90) / 180);

    private static long Step(double share) => Math.Clamp((long)(share * (1L << Levels)), 0, (1L << Levels) - 1);

    private static long Interleave(long x, long y) => Spread(x) | (Spread(y) << 1);

    /// <summary>Puts a zero between each two bits.</summary>
    private static long Spread(long bits)
    {
        bits = (bits | (bits << 16)) & 0x0000FFFF0000FFFF;
        bits = (bits | (bits << 8)) & 0x00FF00FF00FF00FF;
        bits = (bits | (bits << 4)) & 0x0F0F0F0F0F0F0F0F;
        bits = (bits | (bits << 2)) & 0x3333333333333333;
        return (bits | (bits << 1)) & 0x5555555555555555;
    }
}
