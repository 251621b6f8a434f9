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
                .SelectMany(tile => Parts(tile, level - 1))
                .Where(part =>
                    part.Item1 <= right && part.Item1 + size > left && part.Item2 <= top && part.Item2 + size > bottom)
                .ToList();
            if (parts.Count > most)
            {
                break;
            }

            (tiles, level) = (parts, level - 1);
        }

        return Merged(tiles.Select(tile => Range(tile, level)));
    }

    /// <summary>
    /// The name of the tile of a level in which a smallest tile lies, a digit a level: names of the tiles within it
    /// begin with it.
    /// </summary>
    public static string Name(long tile, int level) => string.Create(level, tile, static (name, tile) =>
    {
        for (var i = 0; i < name.Length; i++)
        {
            name[i] = (char)('0' + ((tile >> (2 * (Levels - 1 - i))) & 3));
        }
    });

    /// <summary>How many bits of the number of a smallest tile lie beneath those of the tile of a level.</summary>
    public static int Beneath(int level) => 2 * (Levels - level);

    /// <summary>West, south, east and north of a tile, by its name.</summary>
    public static (double West, double South, double East, double North) Bounds(string name)
    {
        var (x, y, tiles) = (0L, 0L, (double)(1L << name.Length));
        foreach (var digit in name)
        {
            (x, y) = ((2 * x) + ((digit - '0') & 1), (2 * y) + ((digit - '0') >> 1));
        }

        return ((x / tiles * 360) - 180, (y / tiles * 180) - 90,
            ((x + 1) / tiles * 360) - 180, ((y + 1) / tiles * 180) - 90);
    }

    /// <summary>
    /// The tiles of a level in which points of a box may lie, as ranges of numbers; null where there are more than so
    /// many.
    /// </summary>
    public static IReadOnlyList<(long First, long Last)>? Touched(
        double west, double south, double east, double north, int level, int most)
    {
        var size = Levels - level;
        var (left, right) = (Column(west) >> size, Column(east) >> size);
        var (bottom, top) = (Row(south) >> size, Row(north) >> size);
        if ((right - left + 1) * (top - bottom + 1) > most)
        {
            return null;
        }

        var tiles =
            from x in Enumerable.Range((int)left, (int)(right - left + 1))
            from y in Enumerable.Range((int)bottom, (int)(top - bottom + 1))
            select Range(((long)x << size, (long)y << size), size);
        return Merged(tiles);
    }

    /// <summary>
    /// A box as tiles that lie in it whole, and the rest: ranges of numbers in which its other points have theirs.
    /// </summary>
    /// <param name="coarse">The level of the larger tiles: those in the box are ranges of them.</param>
    /// <param name="fine">The level of the smaller ones, at the border of the larger.</param>
    /// <param name="most">About how many tiles the rest may be.</param>
    public static MapCut Cut(
        double west, double south, double east, double north, int coarse, int fine, int most = 512)
    {
        // The columns and rows at the edge of the box may lie in it in part, but not those at the edge of the world.
        var left = west <= -180 ? -1 : Column(west);
        var right = east >= 180 ? 1L << Levels : Column(east);
        var bottom = south <= -90 ? -1 : Row(south);
        var top = north >= 90 ? 1L << Levels : Row(north);
        var (larger, smaller) = (new List<(long, long)>(), new List<(long, long)>());
        List<(long X, long Y)> rest = [(0, 0)];
        var level = 0;
        while (level < fine)
        {
            var size = Levels - level - 1; // a tile of the next level spans two to this power smallest ones
            var (within, across) = (new List<(long, long)>(), new List<(long X, long Y)>());
            foreach (var (x, y) in rest.SelectMany(tile => Parts(tile, size)))
            {
                var (beyondX, beyondY) = (x + (1L << size) - 1, y + (1L << size) - 1);
                if (x > right || beyondX < left || y > top || beyondY < bottom)
                {
                    continue;
                }

                if (x > left && beyondX < right && y > bottom && beyondY < top)
                {
                    within.Add(Range((x, y), size));
                }
                else
                {
                    across.Add((x, y));
                }
            }

            if (across.Count > most)
            {
                break;
            }

            (rest, level) = (across, level + 1);
            (level <= coarse ? larger : smaller).AddRange(within);
        }

        return new(Merged(larger), Merged(smaller), Merged(rest.Select(tile => Range(tile, Levels - level))));
    }

    private static (long, long)[] Parts((long X, long Y) tile, int size) =>
    [
        tile,
        (tile.X + (1L << size), tile.Y),
        (tile.X, tile.Y + (1L << size)),
        (tile.X + (1L << size), tile.Y + (1L << size)),
    ];

    /// <summary>The numbers of the smallest tiles in one that spans two to a power of them on each side.</summary>
    private static (long First, long Last) Range((long X, long Y) tile, int power) =>
        Interleave(tile.X, tile.Y) is var first ? (first, first + (1L << (2 * power)) - 1) : default;

    private static List<(long First, long Last)> Merged(IEnumerable<(long First, long Last)> some)
    {
        var ranges = new List<(long First, long Last)>();
        foreach (var (first, last) in some.Order())
        {
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

/// <summary>A box cut into tiles, as ranges of the numbers of smallest tiles.</summary>
/// <param name="Coarse">Whole larger tiles that lie in the box.</param>
/// <param name="Fine">Whole smaller tiles that lie in it beside those.</param>
/// <param name="Rest">Tiles that lie in it in part.</param>
internal readonly record struct MapCut(
    IReadOnlyList<(long First, long Last)> Coarse,
    IReadOnlyList<(long First, long Last)> Fine,
    IReadOnlyList<(long First, long Last)> Rest);
