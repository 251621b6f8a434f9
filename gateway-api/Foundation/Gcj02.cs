using Grid.Places;

namespace Grid.Gateway;

/// <summary>
/// GCJ-02 (国测局坐标), the shifted coordinates that maps and phones in China give, to WGS84 and back. The shift is the
/// published approximation; outside its area it is nothing.
/// </summary>
internal static class Gcj02
{
    private const double EquatorRadius = 6_378_245;
    private const double EccentricitySquared = 0.006_693_421_622_965_943;

    /// <summary>
    /// The shift is smooth: each round brings the answer a thousand times nearer, so four leave nothing to see.
    /// </summary>
    private const int Rounds = 4;

    /// <summary>Right to a millimetre as the inverse of <see cref="FromWgs84"/>.</summary>
    public static GeoPoint ToWgs84(GeoPoint shifted)
    {
        var point = shifted;
        for (var round = 0; round < Rounds; round++)
        {
            var again = FromWgs84(point);
            point = new(point.Lon + shifted.Lon - again.Lon, point.Lat + shifted.Lat - again.Lat);
        }

        return point;
    }

    public static GeoPoint FromWgs84(GeoPoint point)
    {
        if (!IsShifted(point))
        {
            return point;
        }

        var (x, y) = (point.Lon - 105, point.Lat - 35);
        var sine = Math.Sin(double.DegreesToRadians(point.Lat));
        var flattening = 1 - (EccentricitySquared * sine * sine);
        var east = double.DegreesToRadians(
            EquatorRadius / Math.Sqrt(flattening) * Math.Cos(double.DegreesToRadians(point.Lat)));
        var north = double.DegreesToRadians(
            EquatorRadius * (1 - EccentricitySquared) / (flattening * Math.Sqrt(flattening)));
        return new(point.Lon + (EastMetres(x, y) / east), point.Lat + (NorthMetres(x, y) / north));
    }

    /// <summary>The rectangle in which the shift is applied.</summary>
    private static bool IsShifted(GeoPoint point) =>
        point is { Lon: >= 72.004 and <= 137.8347, Lat: >= 0.8293 and <= 55.8271 };

    private static double EastMetres(double x, double y) =>
        300 + x + (2 * y) + (0.1 * x * x) + (0.1 * x * y) + (0.1 * Math.Sqrt(Math.Abs(x)))
        + (2 / 3d * ((20 * Wave(6 * x)) + (20 * Wave(2 * x))))
        + (2 / 3d * ((20 * Wave(x)) + (40 * Wave(x / 3))))
        + (2 / 3d * ((150 * Wave(x / 12)) + (300 * Wave(x / 30))));

    private static double NorthMetres(double x, double y) =>
        -100 + (2 * x) + (3 * y) + (0.2 * y * y) + (0.1 * x * y) + (0.2 * Math.Sqrt(Math.Abs(x)))
        + (2 / 3d * ((20 * Wave(6 * x)) + (20 * Wave(2 * x))))
        + (2 / 3d * ((20 * Wave(y)) + (40 * Wave(y / 3))))
        + (2 / 3d * ((160 * Wave(y / 12)) + (320 * Wave(y / 30))));

    private static double Wave(double halfTurns) => Math.Sin(halfTurns * Math.PI);
}
