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

    private readonly GeoPoint _centre;
    private readonly double _perLon;
    private readonly double _perLat;

    private LocalMetres(GeoPoint centre)
    {
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(centre.Lat));
        var flattening = 1 - (EccentricitySquared * sin * sin);
        var acrossRadius = EquatorRadius / Math.Sqrt(flattening);
        _centre = centre;
        _perLon = double.DegreesToRadians(acrossRadius * cos);
        _perLat = double.DegreesToRadians(acrossRadius * (1 - EccentricitySquared) / flattening);
    }

    public static LocalMetres Round(GeoPoint centre) => new(centre);

    public double X(double lon) => (lon - _centre.Lon) * _perLon;

    public double Y(double lat) => (lat - _centre.Lat) * _perLat;

    public double Lon(double x) => _centre.Lon + (x / _perLon);

    public double Lat(double y) => _centre.Lat + (y / _perLat);

    /// <summary>The box grown by so many metres on every side.</summary>
    public Box Grow(Box box, double metres)
    {
        // East-west degrees are shorter further from the equator: a hair more than asked is harmless in an index.
        var (lon, lat) = (metres / _perLon * 1.01, metres / _perLat * 1.01);
        return new(box.West - lon, box.South - lat, box.East + lon, box.North + lat);
    }
}
