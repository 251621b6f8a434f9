using Grid.Places;

namespace Grid.Atlas;

/// <summary>
/// Degrees to metres round one point: an equirectangular plane with the WGS84 radii of that latitude. Against the
/// ellipsoid it is right to 0.1 % up to 10 km north or south of its centre, so within 5 cm over the 50 m that matter
/// here.
/// </summary>
internal readonly struct LocalMetres
{
    private const double EquatorRadius = 6_378_137;
    private const double EccentricitySquared = 0.006_694_379_990_14;

    private readonly GeoPoint centre;
    private readonly double perLon;
    private readonly double perLat;

    private LocalMetres(GeoPoint centre)
    {
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(centre.Lat));
        var flattening = 1 - (EccentricitySquared * sin * sin);
        var acrossRadius = EquatorRadius / Math.Sqrt(flattening);
        this.centre = centre;
        perLon = double.DegreesToRadians(acrossRadius * cos);
        perLat = double.DegreesToRadians(acrossRadius * (1 - EccentricitySquared) / flattening);
    }

    public static LocalMetres Round(GeoPoint centre) => new(centre);

    public double X(double lon) => (lon - centre.Lon) * perLon;

    public double Y(double lat) => (lat - centre.Lat) * perLat;

    public double Lon(double x) => centre.Lon + (x / perLon);

    public double Lat(double y) => centre.Lat + (y / perLat);

    /// <summary>The metres from the centre to a box; 0 inside.</summary>
    public double MetresTo(Box box) => double.Hypot(
        Math.Max(0, Math.Max(X(box.West), -X(box.East))), Math.Max(0, Math.Max(Y(box.South), -Y(box.North))));

    /// <summary>The box, grown by so many metres on every side.</summary>
    public Box Grow(Box box, double metres)
    {
        // East-west degrees are shorter further from the equator: a box slightly larger than asked is harmless in an
        // index.
        var (lon, lat) = (metres / perLon * 1.01, metres / perLat * 1.01);
        return new(box.West - lon, box.South - lat, box.East + lon, box.North + lat);
    }
}
