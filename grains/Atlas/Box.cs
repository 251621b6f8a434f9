using Grid.Places;
using NetTopologySuite.Geometries;

namespace Grid.Atlas;

/// <summary>A rectangle in degrees, edges included.</summary>
internal readonly record struct Box(double West, double South, double East, double North)
{
    public static Box Of(Geometry geometry) => geometry.EnvelopeInternal is var e ? new(e.MinX, e.MinY, e.MaxX, e.MaxY) : default;

    public GeoPoint Centre => new((West + East) / 2, (South + North) / 2);

    public bool Contains(GeoPoint point) =>
        point.Lon >= West && point.Lon <= East && point.Lat >= South && point.Lat <= North;

    public bool Meets(Box other) =>
        other.West <= East && other.East >= West && other.South <= North && other.North >= South;
}
