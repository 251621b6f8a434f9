using CsCheck;
using Grid.Areas;
using Grid.Atlas;
using Grid.Cells;
using Grid.Parties;
using Grid.Places;
using Grid.Registers;
using Grid.Segments;
using Grid.Shops;
using NetTopologySuite.Geometries;

namespace Grid.Tests.Atlas;

/// <summary>The map of the county that comes with Grid, held against plain geometry.</summary>
public sealed class HaiyanMapTests
{
    private static readonly (string Code, Geometry Outline)[] Subdistricts = Outlines(static data =>
        data is AreaData { Area: AreaKind.Subdistrict } a ? a.Geometry : null);
    private static readonly (string Code, Geometry Outline)[] Cells = Outlines(static data =>
        data is CellData c ? c.Geometry : null);
    private static readonly Geometry County = Outlines(static data =>
            data is AreaData { Area: AreaKind.County } a ? a.Geometry : null)
        .Single()
        .Outline;

    /// <summary>The middle of each shop's front, between wall and kerb.</summary>
    private static readonly Dictionary<string, GeoPoint> Pavements = Haiyan.Changes
        .Where(static change => change.Data is ShopData)
        .ToDictionary(static change => change.Ref.Key, static change => Pavement((ShopData)change.Data));

    [Fact]
    public void The_fruit_on_the_pavement_lies_on_its_street()
    {
        var place = Haiyan.Map.Locate(new(120.9446, 30.5160)).Place!;

        Assert.Equal(
            ("330424-XQ-02", "330424-XQ", "主干道", "禁止区"),
            (place.Segment, place.Road, place.RoadGrade, place.TradingZone));
        Assert.Equal(("330424001", true), (place.Subdistrict, place.BuiltUp));
        Assert.NotNull(place.DogZone);
    }

    [Fact]
    public void Another_province_is_outside()
    {
        var outside = Haiyan.Map.Locate(new(116.39, 39.91));

        Assert.Null(outside.Place);
        Assert.InRange(outside.OutsideMetres, 1_000_000, 1_200_000);
        Assert.Equal("海盐县 330424", outside.Nearest);
    }

    [Fact]
    public void Every_shop_is_found_on_its_own_pavement()
    {
        var places = Pavements.ToDictionary(static at => at.Key, static at => Haiyan.Map.Locate(at.Value).Place!);

        Assert.Equal(1489, places.Count);
        Assert.All(places, static at => Assert.Equal(at.Key, at.Value.Shop));
        Assert.All(places, static at => Assert.NotNull(Haiyan.Map.FrontageOf(at.Key)));

        // The nearest street to a shop on a corner may be the side street.
        Assert.InRange(
            places.Count(static at => !at.Key.StartsWith(at.Value.Segment!, StringComparison.Ordinal)), 0, 5);
    }

    [Fact]
    public void Every_report_to_replay_has_a_cell_and_a_street()
    {
        var places = Haiyan.ReplayPoints().Select(point => Haiyan.Map.Locate(point).Place).ToArray();

        Assert.Equal(9139, places.Length);
        Assert.All(places, static place => Assert.NotNull(place?.Segment));

        // The outermost cells end on the centre lines of the ring roads: a report on the line is theirs, to the last
        // digit of a coordinate.
        Assert.All(places, static place => Assert.False(place!.Cell.EndsWith("000000", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_point_of_the_county_has_one_home_and_one_sub_district()
    {
        var (drawn, remainder, outside) = (0, 0, 0);
        var box = County.EnvelopeInternal;
        var town = Geometry
            .DefaultFactory.BuildGeometry([.. Cells.Select(static cell => cell.Outline)])
            .EnvelopeInternal;
        Gen.OneOf(Points(box), Points(town)).Sample(point =>
        {
            var place = Haiyan.Map.Locate(point).Place;
            var (subdistrict, cell) = (Holding(Subdistricts, point), Holding(Cells, point));
            if (subdistrict is null && !County.Covers(new Point(point.Lon, point.Lat)))
            {
                Assert.Null(place);
                outside++;
            }
            else if (cell is not null)
            {
                Assert.Equal((cell, subdistrict ?? place!.Subdistrict), (place!.Cell, place.Subdistrict));
                drawn++;
            }
            else if (place!.Cell.EndsWith("000000", StringComparison.Ordinal))
            {
                Assert.Equal(
                    (place.Subdistrict + "000000", subdistrict ?? place.Subdistrict), (place.Cell, place.Subdistrict));
                remainder++;
            }
        }, iter: 2_000, threads: 1);

        Assert.True(
            drawn > 200 && remainder > 200 && outside > 200,
            $"{drawn} drawn, {remainder} remainder, {outside} outside");
    }

    [Fact]
    public void A_point_on_a_border_has_the_same_home_whatever_order_the_map_was_made_in()
    {
        var borders = 0;
        var backwards = AtlasMap.Empty.With(1, [.. Haiyan.Changes.Reverse()]);
        Gen.Select(Gen.Int[0, Cells.Length - 1], Gen.Double[0, 1]).Sample((index, along) =>
        {
            var edge = Cells[index].Outline.Coordinates;
            var corner = (int)(along * (edge.Length - 1));
            var (a, b) = (edge[Math.Min(corner, edge.Length - 2)], edge[Math.Min(corner, edge.Length - 2) + 1]);
            var t = (along * 1000) % 1;
            var point = new GeoPoint(a.X + (t * (b.X - a.X)), a.Y + (t * (b.Y - a.Y)));
            var place = Haiyan.Map.Locate(point);

            Assert.Equal(place.Said(), backwards.Locate(point).Said());
            Assert.False(place.Place!.Cell.EndsWith("000000", StringComparison.Ordinal));
            borders += place.Place.NearbyCells.Any(static code =>
                !code.EndsWith("000000", StringComparison.Ordinal))
                ? 1
                : 0;
        }, iter: 2_000, threads: 1);

        Assert.True(borders > 1000, $"{borders} borders between two cells");
    }

    [Fact]
    public void The_order_and_size_of_the_batches_leave_no_trace()
    {
        var towns = Haiyan.Changes.Where(static change => change.Ref.Kind != EntityKind.Area).ToArray();
        var areas = Haiyan.Changes.Where(static change => change.Ref.Kind == EntityKind.Area).ToArray();
        Gen.Select(Gen.Shuffle(towns), Gen.Int[1, 200], Points(new(120.925, 120.96, 30.513, 30.546)).Array[200])
            .Sample(
                (changes, batch, points) =>
        {
            var map = changes
                .Concat(areas)
                .Chunk(batch)
                .Aggregate(AtlasMap.Empty, static (map, some) => map.With(1, some));

            Assert.All(
                points.Concat(Pavements.Values),
                point => Assert.Equal(Haiyan.Map.Locate(point).Said(), map.Locate(point).Said()));
        }, iter: 10, threads: 1);
    }

    private static GeoPoint Pavement(ShopData shop)
    {
        var segment = (SegmentData)
            Haiyan.Changes.Single(other => other.Ref == new EntityRef(EntityKind.Segment, shop.Segment)).Data;
        var line = CentreLine.Of(segment.Geometry)!;
        var chainage = (shop.FromMetres + shop.ToMetres) / 2;
        var piece = 1;
        while (piece < line.Corners.Count - 1 && line.Chainage[piece] < chainage)
        {
            piece++;
        }

        var (a, b) = (line.Corners[piece - 1], line.Corners[piece]);
        var (ax, ay) = (line.Plane.X(a.Lon), line.Plane.Y(a.Lat));
        var length = line.Chainage[piece] - line.Chainage[piece - 1];
        var (dx, dy) = ((line.Plane.X(b.Lon) - ax) / length, (line.Plane.Y(b.Lat) - ay) / length);
        var (along, outward) = (
            chainage - line.Chainage[piece - 1],
            (segment.KerbMetres + shop.WallMetres) / 2 * (shop.Side == "left" ? 1 : -1));
        return new(
            line.Plane.Lon(ax + (along * dx) - (outward * dy)), line.Plane.Lat(ay + (along * dy) + (outward * dx)));
    }

    private static (string Code, Geometry Outline)[] Outlines(Func<RegisterData, string?> geometry) =>
        [.. from change in Haiyan.Changes
            let text = geometry(change.Data)
            where text is not null
            orderby change.Ref.Key
            select (change.Ref.Key, GeoText.Read(text, out _)!)];

    private static string? Holding((string Code, Geometry Outline)[] outlines, GeoPoint point) =>
        Array.Find(outlines, outline => outline.Outline.Covers(new Point(point.Lon, point.Lat))).Code;

    private static Gen<GeoPoint> Points(Envelope box) =>
        Gen.Select(
            Gen.Double[box.MinX, box.MaxX],
            Gen.Double[box.MinY, box.MaxY],
            static (lon, lat) => new GeoPoint(lon, lat));
}
