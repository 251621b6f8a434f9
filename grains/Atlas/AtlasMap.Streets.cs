using Grid.Parties;
using Grid.Places;
using NetTopologySuite.Geometries;

namespace Grid.Atlas;

/// <summary>
/// The kind of street a segment is, the segments that run through a cell, and the distance of a point from either.
/// </summary>
internal sealed partial class AtlasMap
{
    /// <summary>Grade and trading zone as the segment has them, or its road; null for an unknown segment.</summary>
    public (string? Grade, string? Zone)? StreetOf(string segment)
    {
        if (streets[segment] is not { Line: not null } street)
        {
            return null;
        }

        var road = street.Road is { } code ? roads.GetValueOrDefault(code) : null;
        return (street.Grade ?? road?.Grade, street.TradingZone ?? road?.TradingZone);
    }

    /// <summary>Segments with a line that touches a cell.</summary>
    public IEnumerable<string> SegmentsIn(string cell) =>
        Find(cell)?.Shape is not { } shape
            ? []
            : streets
                .Meeting(shape.Box)
                .Where(street => street.Line is { } line && shape.Geometry.Intersects(Drawn(line)))
                .Select(static street => street.Code);

    /// <summary>
    /// Metres from a point to a segment's line or a cell's edge, 0 inside a cell; null where neither is drawn.
    /// </summary>
    public double? MetresTo(EntityRef place, GeoPoint point)
    {
        var plane = LocalMetres.Round(point);
        return place.Kind switch
        {
            EntityKind.Segment => streets[place.Key]?.Line?.Project(plane).Metres,
            EntityKind.Cell when Find(place.Key)?.Shape is { } shape => shape.Contains(point)
                ? 0
                : shape.MetresToEdge(plane),
            _ => null,
        };
    }

    private static LineString Drawn(CentreLine line) =>
        new([.. line.Corners.Select(static corner => new Coordinate(corner.Lon, corner.Lat))]);
}
