using CsCheck;
using Grid.Atlas;
using Grid.Places;

namespace Grid.Tests.Atlas;

public sealed class LocalMetresTests
{
    private const double MeanRadius = 6_371_008.8;

    [Fact]
    public void Metres_agree_with_the_sphere_as_far_as_the_sphere_agrees_with_the_earth() =>
        Gen.Select(Gen.Double[73, 135], Gen.Double[18, 53], Gen.Double[0.0001, 0.05], Gen.Double[-0.05, 0.05])
            .Sample(
                (lon, lat, east, north) =>
        {
            var (here, there) = (new GeoPoint(lon, lat), new GeoPoint(lon + east, lat + north));
            var plane = LocalMetres.Round(here);
            var metres = double.Hypot(plane.X(there.Lon), plane.Y(there.Lat));

            // The mean sphere is off by up to 0.56 % in these latitudes, the plane adds its own 0.1 %.
            Assert.InRange(metres / Haversine(here, there), 0.993, 1.007);
        });

    [Fact]
    public void A_degree_is_as_long_as_on_the_ellipsoid()
    {
        var plane = LocalMetres.Round(new(120.94, 30.52));

        Assert.Equal(110_862, plane.Y(31.02) - plane.Y(30.02), 5.0);
        Assert.Equal(95_978, plane.X(121.44) - plane.X(120.44), 20.0);
    }

    [Fact]
    public void The_lengths_that_come_with_the_county_are_measured_the_same_way() =>
        Assert.All(Haiyan.Changes, change =>
        {
            if (change.Data is Grid.Segments.SegmentData segment)
            {
                var stated = Haiyan.SegmentLengths[change.Ref.Key];
                Assert.InRange(CentreLine.Of(segment.Geometry)!.Length, stated * 0.9985, stated * 1.0015);
            }
        });

    private static double Haversine(GeoPoint a, GeoPoint b)
    {
        var (lat1, lat2) = (double.DegreesToRadians(a.Lat), double.DegreesToRadians(b.Lat));
        var (dLat, dLon) = ((lat2 - lat1) / 2, double.DegreesToRadians(b.Lon - a.Lon) / 2);
        var h = (Math.Sin(dLat) * Math.Sin(dLat)) + (Math.Cos(lat1) * Math.Cos(lat2) * Math.Sin(dLon) * Math.Sin(dLon));
        return 2 * MeanRadius * Math.Asin(Math.Sqrt(h));
    }
}
