using CsCheck;
using Grid.Atlas;
using Grid.Gateway;
using Grid.Places;

namespace Grid.Tests.Atlas;

public sealed class Gcj02Tests
{
    /// <summary>Points of the county in both systems, as they were published.</summary>
    [Theory]
    [InlineData(120.942017, 30.522223, 120.937883, 30.524771)]
    [InlineData(120.936838, 30.529117, 120.93271, 30.53167)]
    [InlineData(120.953153, 30.534686, 120.94899, 30.53721)]
    [InlineData(120.9255848195, 30.5168260854, 120.92148, 30.5194)]
    public void Known_points_lie_where_they_are_known_to_lie(double lon, double lat, double wgsLon, double wgsLat)
    {
        var plane = LocalMetres.Round(new(wgsLon, wgsLat));
        var read = Gcj02.ToWgs84(new(lon, lat));

        // The published figures end at the fifth or sixth decimal.
        Assert.InRange(double.Hypot(plane.X(read.Lon), plane.Y(read.Lat)), 0, 1.0);
    }

    [Fact]
    public void There_and_back_is_where_one_was() =>
        Gen.Select(Gen.Double[74, 135], Gen.Double[18, 53]).Sample((lon, lat) =>
        {
            var point = new GeoPoint(lon, lat);
            var plane = LocalMetres.Round(point);
            var shifted = Gcj02.FromWgs84(point);
            var back = Gcj02.ToWgs84(shifted);

            Assert.InRange(double.Hypot(plane.X(back.Lon), plane.Y(back.Lat)), 0, 0.01);
            Assert.InRange(double.Hypot(plane.X(shifted.Lon), plane.Y(shifted.Lat)), 20, 2000);
        });

    [Fact]
    public void Abroad_nothing_is_shifted() => Assert.Equal(new(13.4, 52.5), Gcj02.ToWgs84(new(13.4, 52.5)));
}
