using Grid.Gateway.Registers;
using Grid.Registers;

namespace Grid.Gateway.Import;

/// <summary>
/// The entries that rows would make, by what they claim, so that those are found which a claim meets without a look at
/// all of them.
/// </summary>
internal sealed class ClaimedRows
{
    private readonly Dictionary<string, ClaimedThing> things = [];

    public void Add(RowClaim claim, RegisterView entry)
    {
        if (!things.TryGetValue(claim.Thing, out var thing))
        {
            things[claim.Thing] = thing = new();
        }

        thing.Add(claim, entry);
    }

    public IEnumerable<RegisterView> Met(RowClaim claim) =>
        things.TryGetValue(claim.Thing, out var thing) ? thing.Near(claim)
            .Where(one => one.Claim.Meets(claim))
            .Select(static one => one.Entry)
            : [];

    /// <summary>The claims on one thing, by tiles that they cover; one that covers many is looked at always.</summary>
    private sealed class ClaimedThing
    {
        private const int MostTiles = 64;

        private readonly List<(RowClaim Claim, RegisterView Entry)> all = [], wide = [];
        private readonly Dictionary<(int X, int Y), List<(RowClaim Claim, RegisterView Entry)>> tiles = [];

        public void Add(RowClaim claim, RegisterView entry)
        {
            all.Add((claim, entry));
            if (Tiles(claim) is not { } covered)
            {
                wide.Add((claim, entry));
                return;
            }

            foreach (var tile in covered)
            {
                if (!tiles.TryGetValue(tile, out var there))
                {
                    tiles[tile] = there = [];
                }

                there.Add((claim, entry));
            }
        }

        public IEnumerable<(RowClaim Claim, RegisterView Entry)> Near(RowClaim claim) =>
            Tiles(claim) is { } covered
                ? covered.SelectMany(tile => tiles.GetValueOrDefault(tile) ?? []).Concat(wide)
                : all;

        /// <summary>The tiles that a claim covers; null for the whole thing, and for many.</summary>
        private static List<(int X, int Y)>? Tiles(RowClaim claim)
        {
            if (claim is not { On: { } part, Tile: > 0 and var size }
                || Across(part.West, part.East) * Across(part.South, part.North) is not <= MostTiles)
            {
                return null;
            }

            var covered = new List<(int X, int Y)>();
            for (var x = At(part.West); x <= At(part.East); x++)
            {
                for (var y = At(part.South); y <= At(part.North); y++)
                {
                    covered.Add((x, y));
                }
            }

            return covered;

            int At(double place) => (int)Math.Floor(place / size);

            double Across(double from, double to) => (Math.Abs(to - from) / size) + 1;
        }
    }
}
