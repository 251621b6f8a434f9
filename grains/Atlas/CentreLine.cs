using Grid.Places;
using NetTopologySuite.Geometries;

namespace Grid.Atlas;

/// <summary>The centre line of a segment with its chainage (里程) in metres.</summary>
internal sealed class CentreLine
{
    private readonly GeoPoint[] corners;
    private readonly double[] chainage;

    private CentreLine(GeoPoint[] corners)
    {
        this.corners = corners;
        Plane = LocalMetres.Round(corners[0]);
        chainage = new double[corners.Length];
        for (var i = 1; i < corners.Length; i++)
        {
            var (dx, dy) = (
                Plane.X(corners[i].Lon) - Plane.X(corners[i - 1].Lon),
                Plane.Y(corners[i].Lat) - Plane.Y(corners[i - 1].Lat));
            chainage[i] = chainage[i - 1] + Math.Sqrt((dx * dx) + (dy * dy));
        }

        Box = new(
            corners.Min(static p => p.Lon),
            corners.Min(static p => p.Lat),
            corners.Max(static p => p.Lon),
            corners.Max(static p => p.Lat));
    }

    public Box Box { get; }

    public double Length => chainage[^1];

    /// <summary>The plane in metres round the line's start, in which the chainage is measured.</summary>
    public LocalMetres Plane { get; }

    public IReadOnlyList<GeoPoint> Corners => corners;

    public IReadOnlyList<double> Chainage => chainage;

    /// <summary>Reads a line; null when the text is not a line with a length.</summary>
    public static CentreLine? Of(string geoJson)
    {
        if (GeoText.Read(geoJson, out _) is not LineString { IsEmpty: false } line)
        {
            return null;
        }

        List<GeoPoint> corners = [];
        foreach (var corner in line.Coordinates.Select(static c => new GeoPoint(c.X, c.Y)))
        {
            // A corner that is given twice has no direction.
            if (corners.Count == 0 || corners[^1] != corner)
            {
                corners.Add(corner);
            }
        }

        return corners.Count < 2 ? null : new([.. corners]);
    }

    /// <summary>The point so many metres along the line; an end of the line beyond it.</summary>
    public GeoPoint At(double metres)
    {
        var piece = 1;
        while (piece < corners.Length - 1 && chainage[piece] < metres)
        {
            piece++;
        }

        var (a, b) = (corners[piece - 1], corners[piece]);
        var along = Math.Clamp((metres - chainage[piece - 1]) / (chainage[piece] - chainage[piece - 1]), 0, 1);
        return new(a.Lon + (along * (b.Lon - a.Lon)), a.Lat + (along * (b.Lat - a.Lat)));
    }

    /// <summary>The position of the centre of <paramref name="plane"/> beside the line.</summary>
    public LinePosition Project(LocalMetres plane)
    {
        var (nearest, piece, along) = (double.PositiveInfinity, 0, 0d);
        var a = Corner(plane, 0);
        for (var i = 1; i < corners.Length; i++)
        {
            var b = Corner(plane, i);
            var squared = Nearby.SquaredToOrigin(a.X, a.Y, b.X, b.Y, out var t);
            if (squared < nearest)
            {
                (nearest, piece, along) = (squared, i - 1, t);
            }

            a = b;
        }

        return new(
            Math.Sqrt(nearest),
            chainage[piece] + (along * (chainage[piece + 1] - chainage[piece])),
            IsLeft(plane, piece, along),
            IsBeyond(plane, piece, along));
    }

    private bool IsLeft(LocalMetres plane, int piece, double along)
    {
        var (a, b) = (Corner(plane, piece), Corner(plane, piece + 1));
        if (along == 1 && piece + 2 < corners.Length)
        {
            // The nearest point is a bend, so the point is on its outer side: left of a turn to the right.
            var c = Corner(plane, piece + 2);
            var turn = ((b.X - a.X) * (c.Y - b.Y)) - ((b.Y - a.Y) * (c.X - b.X));
            if (turn != 0)
            {
                return turn < 0;
            }
        }

        return (a.X * (b.Y - a.Y)) - (a.Y * (b.X - a.X)) > 0;
    }

    private bool IsBeyond(LocalMetres plane, int piece, double along)
    {
        var (a, b) = (Corner(plane, piece), Corner(plane, piece + 1));
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        return (along == 0 && piece == 0 && (a.X * dx) + (a.Y * dy) > 0)
            || (along == 1 && piece + 2 == corners.Length && (b.X * dx) + (b.Y * dy) < 0);
    }

    private (double X, double Y) Corner(LocalMetres plane, int i) =>
        (plane.X(corners[i].Lon), plane.Y(corners[i].Lat));
}

/// <summary>The position of a point as seen from a street: how far, how far along, on which side.</summary>
/// <param name="Metres">Metres to the nearest point of the centre line.</param>
/// <param name="Chainage">Metres along the line from its start to that nearest point.</param>
/// <param name="Left">Whether the point is on the left, looking along the line.</param>
/// <param name="Beyond">Whether the point is past one of the two ends rather than beside the line.</param>
internal readonly record struct LinePosition(double Metres, double Chainage, bool Left, bool Beyond);
