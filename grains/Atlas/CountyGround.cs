using Grid.Foundation;
using Grid.Places;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace Grid.Atlas;

/// <summary>Whether a place lies in the county, as far as one is registered. Pure.</summary>
internal static class CountyGround
{
    /// <summary>
    /// Whether every point lies in the rectangle round a county, grown by the margin. A place in that rectangle may
    /// cross the county's border.
    /// </summary>
    /// <param name="outline">GeoJSON that was found valid.</param>
    public static Refusal? Check(AtlasMap map, string outline) =>
        GeoText.Read(outline, out _) is { IsEmpty: false } geometry ? Check(map, Box.Of(geometry)) : null;

    public static Refusal? Check(AtlasMap map, GeoPoint point) =>
        Check(map, new Box(point.Lon, point.Lat, point.Lon, point.Lat));

    /// <summary>
    /// The part of a cell that lies outside the county and its sub-districts, except a strip as wide as two draughtsmen
    /// differ.
    /// </summary>
    /// <param name="degrees">The cell's outline.</param>
    public static Refusal? CheckCell(AtlasMap map, string code, Geometry degrees)
    {
        var box = Box.Of(degrees);
        var land = map
            .Counties.Concat(map.Subdistricts)
            .Where(area => area.Shape!.Box.Meets(box))
            .Select(static area => area.Shape!)
            .ToList();
        if (!map.Counties.Any() || land.Exists(shape => shape.Geometry.Covers(degrees)))
        {
            return null;
        }

        var plane = LocalMetres.Round(box.Centre);
        var outside = plane.Project(degrees);
        foreach (var shape in land)
        {
            outside = OverlayNGRobust.Overlay(outside, plane.Project(shape.Geometry), SpatialFunction.Difference);
        }

        return Sliver.Excess(outside, map.Options.CellMarginMetres) is > 0 and var metres
            ? Refusal.Unprocessable(
                "cell.outside", $"{metres:F0} m² of cell {code} lie outside the county. Draw it within {Names(map)}.")
            : null;
    }

    private static Refusal? Check(AtlasMap map, Box box)
    {
        var margin = map.Options.CountyMarginMetres;
        var counties = map.Counties.ToList();
        return counties.Count == 0 || counties.Exists(county => Grown(county.Shape!.Box, margin).Holds(box))
            ? null
            : Refusal.Unprocessable(
                "geometry.outside",
                FormattableString.Invariant($"It reaches from [{box.West}, {box.South}] to [{box.East}, {box.North}], ")
                + FormattableString.Invariant($"more than {margin:F0} m outside {Names(map)}. ")
                + "Send WGS84 degrees of a place in the county.");
    }

    private static Box Grown(Box box, double metres) => LocalMetres.Round(box.Centre).Grow(box, metres);

    private static string Names(AtlasMap map) =>
        string.Join(", ", map.Counties.Select(static county => $"{county.Name} {county.Code}"));
}
