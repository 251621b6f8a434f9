using CsCheck;
using Grid.Places;

namespace Grid.ReadModel;

public sealed class MapTilesTests
{
    private static readonly Gen<GeoPoint> Points = Gen.Select(
        Gen.Double[-180, 180], Gen.Double[-90, 90], static (lon, lat) => new GeoPoint(lon, lat));

    /// <summary>Points as people write them: not so close to zero that an addition loses them.</summary>
    private static readonly Gen<GeoPoint> Plain = Gen.Select(
        Gen.Int[-180_000_000, 180_000_000],
        Gen.Int[-90_000_000, 90_000_000],
        static (lon, lat) => new GeoPoint(lon / 1e6, lat / 1e6));

    /// <summary>From 0 to 2.</summary>
    private static readonly Gen<double> Thousandths = Gen.Int[0, 2000].Select(static some => some / 1000.0);

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
    public void A_box_is_cut_into_tiles_within_it_and_tiles_on_its_border()
    {
        var (within, border) = (0, 0);
        Gen.Select(Plain, Thousandths, Thousandths, Thousandths, Thousandths).Sample(
            (corner, wide, high, across, along) =>
        {
            var (west, south) = (corner.Lon, corner.Lat);
            var (east, north) = (Math.Min(180, west + wide), Math.Min(90, south + high));
            var at = new GeoPoint(
                Math.Clamp(west + ((across - 0.5) * (east - west)), -180, 180),
                Math.Clamp(south + ((along - 0.5) * (north - south)), -90, 90));

            var cut = MapTiles.Cut(west, south, east, north, 13, 16);

            var tile = MapTiles.Of(at);
            var parts = new[] { cut.Coarse, cut.Fine, cut.Rest }
                .Select(ranges => ranges.Count(range => range.First <= tile && tile <= range.Last))
                .ToList();
            Assert.InRange(parts.Sum(), 0, 1);
            if (at.Lon >= west && at.Lon <= east && at.Lat >= south && at.Lat <= north)
            {
                Assert.Equal(1, parts.Sum());
            }
            else
            {
                Assert.Equal((0, 0), (parts[0], parts[1]));
            }

            Interlocked.Add(ref within, parts[0] + parts[1]);
            Interlocked.Add(ref border, parts[2]);
        }, iter: 1000);
        Assert.True(within > 100 && border > 0, $"{within} within, {border} on the border");
    }

    [Fact]
    public void The_world_is_one_tile_and_has_no_border()
    {
        var cut = MapTiles.Cut(-180, -90, 180, 90, 13, 16);

        Assert.Equal((1, 0, 0), (cut.Coarse.Count, cut.Fine.Count, cut.Rest.Count));
    }

    [Fact]
    public void The_name_of_a_tile_begins_as_that_of_the_one_it_lies_in_and_says_its_bounds() =>
        Plain.Sample(static point =>
        {
            var name = MapTiles.Name(MapTiles.Of(point), 16);
            var (west, south, east, north) = MapTiles.Bounds(name);

            Assert.StartsWith(MapTiles.Name(MapTiles.Of(point), 13), name, StringComparison.Ordinal);
            Assert.InRange(point.Lon, west, east);
            Assert.InRange(point.Lat, south, north);
            Assert.Equal(360 / 65_536.0, east - west, 9);
            var touched = MapTiles.Touched(point.Lon, point.Lat, point.Lon, point.Lat, 16, 1)!;
            Assert.Equal(name, MapTiles.Name(Assert.Single(touched).First, 16));
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
