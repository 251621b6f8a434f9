using Grid.Foundation;
using Grid.Places;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;

namespace Grid.Atlas;

/// <summary>
/// What a register accepts as the place of a thing. Pure; null when the geometry is in order, else a refusal that says
/// what is wrong and what to send: <c>geometry.empty invalid type range swapped tooLarge antimeridian</c>.
/// </summary>
internal static class GeometryRules
{
    /// <summary>
    /// The widest street, in metres. The widest carriageway of an urban expressway is well below, so a larger figure is
    /// not in metres.
    /// </summary>
    public const double WidestMetres = 200;

    private static readonly string[] Area = [Geometry.TypeNamePolygon, Geometry.TypeNameMultiPolygon];

    /// <summary>Checks one polygon or several.</summary>
    public static Refusal? CheckArea(string? text, int mostPoints) => Check(text, mostPoints, Area);

    /// <summary>Checks one line.</summary>
    public static Refusal? CheckLine(string? text) => Check(text, GeometryBudget.OfPlace, Geometry.TypeNameLineString);

    /// <summary>Checks one line or several.</summary>
    public static Refusal? CheckLines(string? text) =>
        Check(text, GeometryBudget.OfPlace, Geometry.TypeNameLineString, Geometry.TypeNameMultiLineString);

    public static Refusal? CheckPoint(GeoPoint point) => CheckDegrees([new(point.Lon, point.Lat)]);

    private static Refusal? Check(string? text, int mostPoints, params string[] types)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Refusal.Invalid(
                "geometry.empty", $"A GeoJSON {string.Join(" or ", types)} in WGS84 degrees is needed.");
        }

        if (GeometryBudget.Check(text, mostPoints) is { } tooLarge)
        {
            return tooLarge;
        }

        if (GeoText.Read(text, out var problem) is not { } geometry)
        {
            return Refusal.Invalid(
                "geometry.invalid",
                $"This is not a GeoJSON geometry ({problem}). Send {{\"type\":\"{types[0]}\",\"coordinates\":…}}, "
                + "without the Feature round it.");
        }

        if (!types.Contains(geometry.GeometryType, StringComparer.Ordinal))
        {
            return Refusal.Invalid(
                "geometry.type",
                $"A {string.Join(" or ", types)} is needed here, not a {geometry.GeometryType}."
                + (geometry is MultiLineString ? " Join its pieces, or send each as a thing of its own." : ""));
        }

        if (geometry.IsEmpty)
        {
            return Refusal.Invalid("geometry.empty", $"This {geometry.GeometryType} has no coordinates.");
        }

        return CheckDegrees(geometry.Coordinates) ?? CheckSpan(geometry) ?? CheckTopology(geometry);
    }

    private static Refusal? CheckDegrees(Coordinate[] coordinates)
    {
        if (coordinates.All(static c => IsInChina(c.Y, c.X)) && !coordinates.Any(static c => IsInChina(c.X, c.Y)))
        {
            var first = coordinates[0];
            return Refusal.Invalid(
                "geometry.swapped",
                $"Longitude comes first: {At(first)} reads as latitude {first.X}. Send [{first.Y}, {first.X}].");
        }

        var stray = Array.Find(coordinates, static c => !(Math.Abs(c.X) <= 180 && Math.Abs(c.Y) <= 90));
        return stray is null
            ? null
            : Refusal.Invalid(
                "geometry.range",
                $"{At(stray)} is not a longitude and latitude in degrees; projected coordinates are not read.");
    }

    /// <summary>
    /// Refuses an outline across the 180th meridian: in the plane it is a belt round the world the other way (RFC 7946,
    /// 3.1.9).
    /// </summary>
    private static Refusal? CheckSpan(Geometry geometry) => geometry.EnvelopeInternal is var box && box.Width > 180
        ? Refusal.Invalid("geometry.antimeridian", FormattableString.Invariant(
            $"It runs from {box.MinX} to {box.MaxX} degrees of longitude, round the world. ")
            + "An outline that crosses the 180th meridian is not taken; send each side of it by itself.")
        : null;

    private static Refusal? CheckTopology(Geometry geometry)
    {
        if (geometry is not (LineString or MultiLineString) && Crossings.First(geometry) is { } crossing)
        {
            return Refusal.Invalid("geometry.invalid", $"The outline crosses itself at a line from {At(crossing)}.");
        }

        var validity = new IsValidOp(geometry);
        return validity.IsValid
            ? null
            : Refusal.Invalid(
                "geometry.invalid",
                $"{validity.ValidationError.Message} at "
                + $"{At(validity.ValidationError.Coordinate ?? geometry.Coordinate)}.");
    }

    private static bool IsInChina(double lon, double lat) => lon is >= 73 and <= 136 && lat is >= 3 and <= 54;

    private static string At(Coordinate c) => FormattableString.Invariant($"[{c.X}, {c.Y}]");
}
