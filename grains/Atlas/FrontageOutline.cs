using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;

namespace Grid.Atlas;

/// <summary>
/// Draws a frontage: the strip between kerb and wall, cut square at its two ends, following the bends of the street. It
/// holds exactly the points that <see cref="CentreLine.Project"/> puts there, except at bends so tight that a wall
/// reaches past the next piece of street but one; there the projection decides and the drawing may run over.
/// </summary>
internal static class FrontageOutline
{
    private static readonly PrecisionModel Millimetres = new(1000);

    /// <summary>
    /// A Polygon or MultiPolygon in degrees; null when the wall does not stand behind the kerb, or a bend leaves
    /// nothing of a narrow strip.
    /// </summary>
    public static Geometry? Draw(CentreLine line, bool left, Frontage frontage, double kerb)
    {
        if (frontage.Wall <= kerb)
        {
            return null;
        }

        var parts = Parts(line, left, frontage, kerb).ToArray();
        return parts.Length == 0 ? null : line.Plane.Unproject(UnaryUnionNG.Union(parts, Millimetres));
    }

    private static IEnumerable<Geometry> Parts(CentreLine line, bool left, Frontage frontage, double kerb)
    {
        var pieces = Enumerable.Range(1, line.Corners.Count - 1).Select(i => new Piece(line, i, left)).ToArray();
        for (var i = 0; i < pieces.Length; i++)
        {
            var (piece, start) = (pieces[i], line.Chainage[i]);
            var turnIn = i > 0 ? Piece.Turn(pieces[i - 1], piece) : 0;
            var turnOut = i + 1 < pieces.Length ? Piece.Turn(piece, pieces[i + 1]) : 0;
            var (from, to) = (Math.Max(frontage.From - start, 0), Math.Min(frontage.To - start, piece.Length));
            if (from < to)
            {
                List<(double U, double V)> strip =
                [
                    (from, kerb),
                    (to, kerb),
                    (to, frontage.Wall),
                    (from, frontage.Wall),
                ];

                // Towards an inner bend the strip ends where the next piece of street is as near.
                strip = Clip(strip, at => at.U - (at.V * Math.Max(turnIn, 0)));
                strip = Clip(strip, at => piece.Length - at.U - (at.V * Math.Max(turnOut, 0)));
                if (strip.Count > 2)
                {
                    yield return Polygon(strip.Select(piece.At));
                }
            }

            var bend = line.Chainage[i + 1];
            if (turnOut < 0 && frontage.From < bend && bend <= frontage.To)
            {
                yield return Polygon(Fan(piece, pieces[i + 1], kerb, frontage.Wall));
            }
        }
    }

    /// <summary>
    /// Draws the strip round the outer side of a bend, no nearer than the kerb and no further than the wall.
    /// </summary>
    private static IEnumerable<Coordinate> Fan(Piece before, Piece after, double kerb, double wall)
    {
        var (start, sweep) = (before.Normal, Math.IEEERemainder(after.Normal - before.Normal, 2 * Math.PI));
        var steps = Math.Max(1, (int)Math.Ceiling(Math.Abs(sweep) / (Math.PI / 18)));
        var step = sweep / steps;
        for (var i = 0; i <= steps; i++)
        {
            yield return On(after, wall, start + (i * step));
        }

        // The near side takes tangents rather than chords: a chord would cut into the carriageway.
        yield return On(after, kerb, start + sweep);
        for (var i = steps - 1; i >= 0; i--)
        {
            yield return On(after, kerb / Math.Cos(step / 2), start + ((i + 0.5) * step));
        }

        yield return On(after, kerb, start);

        static Coordinate On(Piece piece, double radius, double angle) =>
            new(piece.X + (radius * Math.Cos(angle)), piece.Y + (radius * Math.Sin(angle)));
    }

    private static List<(double U, double V)> Clip(
        List<(double U, double V)> ring,
        Func<(double U, double V), double> inside)
    {
        List<(double U, double V)> kept = [];
        for (var i = 0; i < ring.Count; i++)
        {
            var (here, next) = (ring[i], ring[(i + 1) % ring.Count]);
            var (at, then) = (inside(here), inside(next));
            if (at >= 0)
            {
                kept.Add(here);
            }

            if (at < 0 != then < 0)
            {
                var t = at / (at - then);
                kept.Add((here.U + (t * (next.U - here.U)), here.V + (t * (next.V - here.V))));
            }
        }

        return kept;
    }

    private static Polygon Polygon(IEnumerable<Coordinate> ring)
    {
        Coordinate[] corners = [.. ring];
        return new(new LinearRing([.. corners, corners[0].Copy()]));
    }

    /// <summary>One straight piece of the line; U runs along it, V away from it on the asked side.</summary>
    private sealed class Piece
    {
        private readonly double dx;
        private readonly double dy;
        private readonly int side;

        public Piece(CentreLine line, int end, bool left)
        {
            var (a, b) = (line.Corners[end - 1], line.Corners[end]);
            (X, Y) = (line.Plane.X(a.Lon), line.Plane.Y(a.Lat));
            Length = line.Chainage[end] - line.Chainage[end - 1];
            dx = (line.Plane.X(b.Lon) - X) / Length;
            dy = (line.Plane.Y(b.Lat) - Y) / Length;
            side = left ? 1 : -1;
        }

        public double X { get; }

        public double Y { get; }

        public double Length { get; }

        /// <summary>The direction away from the street, as an angle.</summary>
        public double Normal => Math.Atan2(side * dx, -side * dy);

        /// <summary>Tangent of half the turn between two pieces; positive towards the asked side.</summary>
        public static double Turn(Piece before, Piece after)
        {
            var sine = ((before.dx * after.dy) - (before.dy * after.dx)) * before.side;
            var cosine = (before.dx * after.dx) + (before.dy * after.dy);
            return sine / Math.Max(1 + cosine, 1e-9);
        }

        public Coordinate At((double U, double V) at) =>
            new(X + (at.U * dx) - (at.V * side * dy), Y + (at.U * dy) + (at.V * side * dx));
    }
}
