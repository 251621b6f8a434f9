using Grid.Places;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace Grid.Atlas;

/// <summary>A Polygon or MultiPolygon prepared for queries. Its edge belongs to it.</summary>
internal sealed class Shape
{
    /// <summary>From this many corners on, an index over the edges pays for itself.</summary>
    private const int ManyCorners = 48;

    private readonly IndexedPointInAreaLocator? indexed;

    // The edges of each part: first its shell, then its holes.
    private readonly CoordinateSequence[][] parts;
    private readonly double[][] rings;

    private Shape(Geometry geometry)
    {
        Geometry = geometry;
        Box = Box.Of(geometry);
        parts = [.. Parts(geometry)];
        rings = [.. parts.SelectMany(static part => part).Select(Flat)];
        if (geometry.NumPoints >= ManyCorners)
        {
            indexed = new IndexedPointInAreaLocator(geometry);

            // The locator sorts itself at the first query. The constructor makes that query, so that the locator is
            // finished before threads share it.
            indexed.Locate(geometry.Coordinate);
        }
    }

    public Geometry Geometry { get; }

    public Box Box { get; }

    /// <summary>
    /// Reads an area; null when the text is not one: the register refuses such text, but older ledgers may hold it.
    /// </summary>
    public static Shape? Of(string geoJson) =>
        GeoText.Read(geoJson, out _) is { IsEmpty: false } geometry and (Polygon or MultiPolygon)
            ? new(geometry)
            : null;

    public bool Contains(GeoPoint point)
    {
        if (!Box.Contains(point))
        {
            return false;
        }

        var coordinate = new Coordinate(point.Lon, point.Lat);
        return indexed is null ? IsInside(coordinate) : indexed.Locate(coordinate) != Location.Exterior;
    }

    /// <summary>Metres from the plane's centre to the nearest edge, from inside or outside.</summary>
    public double MetresToEdge(LocalMetres plane)
    {
        var nearest = double.PositiveInfinity;
        foreach (var ring in rings)
        {
            var (x, y) = (plane.X(ring[0]), plane.Y(ring[1]));
            for (var i = 2; i < ring.Length; i += 2)
            {
                var (nextX, nextY) = (plane.X(ring[i]), plane.Y(ring[i + 1]));
                nearest = Math.Min(nearest, Nearby.SquaredToOrigin(x, y, nextX, nextY, out _));
                (x, y) = (nextX, nextY);
            }
        }

        return Math.Sqrt(nearest);
    }

    private bool IsInside(Coordinate coordinate)
    {
        foreach (var part in parts)
        {
            var inside = RayCrossingCounter.LocatePointInRing(coordinate, part[0]) != Location.Exterior;
            for (var hole = 1; inside && hole < part.Length; hole++)
            {
                inside = RayCrossingCounter.LocatePointInRing(coordinate, part[hole]) != Location.Interior;
            }

            if (inside)
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<CoordinateSequence[]> Parts(Geometry geometry) =>
        from part in Enumerable.Range(0, geometry.NumGeometries)
        let polygon = (Polygon)geometry.GetGeometryN(part)
        select polygon
            .InteriorRings.Prepend(polygon.ExteriorRing)
            .Select(static ring => ring.CoordinateSequence)
            .ToArray();

    private static double[] Flat(CoordinateSequence line) =>
        [.. Enumerable.Range(0, line.Count).SelectMany(i => new[] { line.GetX(i), line.GetY(i) })];
}
