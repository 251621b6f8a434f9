using Grid.Places;
using NetTopologySuite.Geometries;

namespace Grid.Atlas;

/// <summary>A rectangle in degrees, edges included.</summary>
internal readonly record struct Box(double West, double South, double East, double North)
{
    public static Box Of(Geometry geometry)
    {
        var box = geometry.EnvelopeInternal;
        return new(box.MinX, box.MinY, box.MaxX, box.MaxY);
    }

    public GeoPoint Centre => new((West + East) / 2, (South + North) / 2);

    /// <summary>The rectangle round both.</summary>
    public Box With(Box other) => new(
        Math.Min(West, other.West),
        Math.Min(South, other.South),
        Math.Max(East, other.East),
        Math.Max(North, other.North));

    public bool Contains(GeoPoint point) =>
        point.Lon >= West && point.Lon <= East && point.Lat >= South && point.Lat <= North;

    public bool Holds(Box other) =>
        other.West >= West && other.East <= East && other.South >= South && other.North <= North;

    public bool Meets(Box other) =>
        other.West <= East && other.East >= West && other.South <= North && other.North >= South;
}
