using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace Grid.Atlas;

/// <summary>
/// Finds the first place where an outline crosses itself, from west to east, with a limited number of comparisons. An
/// outline that crosses itself everywhere is refused at the first crossing; one that would take longer is left to the
/// whole check.
/// </summary>
internal static class Crossings
{
    private const int MostComparisons = 200_000;

    /// <summary>The first crossing; null where none was found.</summary>
    public static Coordinate? First(Geometry geometry)
    {
        var pieces = Pieces(geometry);
        var (active, compared) = (new List<Piece>(), 0);
        foreach (var piece in pieces)
        {
            for (var i = active.Count - 1; i >= 0; i--)
            {
                if (active[i].East < piece.West)
                {
                    active[i] = active[^1];
                    active.RemoveAt(active.Count - 1);
                    continue;
                }

                if (++compared > MostComparisons)
                {
                    return null;
                }

                if (piece.Crosses(active[i]))
                {
                    return piece.A;
                }
            }

            active.Add(piece);
        }

        return null;
    }

    private static Piece[] Pieces(Geometry geometry)
    {
        var pieces = new List<Piece>(geometry.NumPoints);
        foreach (var line in NetTopologySuite.Geometries.Utilities.LinearComponentExtracter.GetLines(geometry))
        {
            var corners = line.Coordinates;
            for (var i = 1; i < corners.Length; i++)
            {
                pieces.Add(new(corners[i - 1], corners[i]));
            }
        }

        return [.. pieces.OrderBy(static piece => piece.West)];
    }

    private readonly record struct Piece(Coordinate A, Coordinate B)
    {
        public double West => Math.Min(A.X, B.X);

        public double East => Math.Max(A.X, B.X);

        /// <summary>
        /// Whether each edge has ends on both sides of the other; edges that only touch do not cross.
        /// </summary>
        public bool Crosses(Piece other) =>
            Math.Max(A.Y, B.Y) >= Math.Min(other.A.Y, other.B.Y) && Math.Max(other.A.Y, other.B.Y) >= Math.Min(A.Y, B.Y)
            && IsApart(A, B, other) && IsApart(other.A, other.B, this);

        private static bool IsApart(Coordinate a, Coordinate b, Piece by) =>
            (int)Orientation.Index(by.A, by.B, a) * (int)Orientation.Index(by.A, by.B, b) < 0;
    }
}
