using CsCheck;
using Grid.Places;

namespace Grid.ReadModel;

public sealed class MapTilesTests
{
    private static readonly Gen<GeoPoint> Points = Gen.Select(
        Gen.Double[-180, 180], Gen.Double[-90, 90], static (lon, lat) => new GeoPoint(lon, lat));

    [Fact]
    public void Each_point_of_a_box_lies_in_the_tiles_that_cover_it() =>
        Gen.Select(Points, Points, Gen.Double[0, 1], Gen.Double[0, 1]).Sample(static (one, other, across, along) =>
        {
            var (west, east) = (Math.Min(one.Lon, other.Lon), Math.Max(one.Lon, other.Lon));
            var (south, north) = (Math.Min(one.Lat, other.Lat), Math.Max(one.Lat, other.Lat));
            var within = new GeoPoint(
                Math.Min(east, west + (across * (east - west))), Math.Min(north, south + (along * (north - south))));

            var ranges = MapTiles.Covering(west, south, east, north);

            Assert.InRange(ranges.Count, 1, 16);
            var tile = MapTiles.Of(within);
            Assert.Contains(ranges, range => range.First <= tile && tile <= range.Last);
        });

    [Fact]
    public void A_box_of_a_street_is_covered_closely()
    {
        var ranges = MapTiles.Covering(120.94, 30.52, 120.941, 30.521);

        // Some 96 m by 111 m, and no more than three times that in each direction.
        Assert.True(Covers(new(120.9405, 30.5205)));
        Assert.False(Covers(new(120.9375, 30.5205)));
        Assert.False(Covers(new(120.9405, 30.5235)));

        bool Covers(GeoPoint point) =>
            ranges.Any(range => range.First <= MapTiles.Of(point) && range.Last >= MapTiles.Of(point));
    }
}
