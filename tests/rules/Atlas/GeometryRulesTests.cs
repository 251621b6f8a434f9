using Grid.Foundation;
using Grid.Cells;
using Grid.Dogs;
using Grid.Registers;
using Grid.Roads;
using Grid.Segments;

namespace Grid.Tests.Atlas;

public sealed class GeometryRulesTests
{
    private const string Square =
        """{"type":"Polygon","coordinates":[[[120.9,30.5],[120.91,30.5],[120.91,30.51],[120.9,30.5]]]}""";
    private const string Street = """{"type":"LineString","coordinates":[[120.9,30.5],[120.91,30.5]]}""";

    [Theory]
    [InlineData(Square, null)]
    [InlineData(
        """{"type":"MultiPolygon","coordinates":[[[[120.9,30.5],[120.91,30.5],[120.91,30.51],[120.9,30.5]]]]}""", null)]
    [InlineData("", "geometry.empty")]
    [InlineData("null", "geometry.invalid")]
    [InlineData("{", "geometry.invalid")]
    [InlineData("[]", "geometry.invalid")]
    [InlineData("17", "geometry.invalid")]
    [InlineData("{}", "geometry.invalid")]
    [InlineData("""{"type":"Polygon"}""", "geometry.empty")]
    [InlineData("""{"type":"Polygon","coordinates":null}""", "geometry.empty")]
    [InlineData("""{"type":"Polygon","coordinates":[]}""", "geometry.empty")]
    [InlineData("""{"type":"Polygon","coordinates":"here"}""", "geometry.invalid")]
    [InlineData("""{"type":"Polygon","coordinates":[[["a","b"]]]}""", "geometry.invalid")]
    [InlineData("""{"type":"Circle","coordinates":[120.9,30.5]}""", "geometry.invalid")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Point","coordinates":[120.9,30.5]}}""", "geometry.invalid")]
    [InlineData(
        """{"type":"Polygon","coordinates":[[[120.9,30.5],[120.91,30.5],[120.91,30.51]]]}""", "geometry.invalid")]
    [InlineData(
        """{"type":"Polygon","coordinates":[[[120.9,30.5],[120.91,30.51],[120.91,30.5],[120.9,30.51],[120.9,30.5]]]}""",
        "geometry.invalid")]
    [InlineData(Street, "geometry.type")]
    [InlineData(
        """{"type":"Polygon","coordinates":[[[30.5,120.9],[30.5,120.91],[30.51,120.91],[30.5,120.9]]]}""",
        "geometry.swapped")]
    [InlineData(
        """{"type":"Polygon","coordinates":[[[38.5,75.9],[38.5,75.91],[38.51,75.91],[38.5,75.9]]]}""",
        "geometry.swapped")]
    [InlineData(
        """{"type":"Polygon","coordinates":[[[500000,3400000],[500010,3400000],[500010,3400010],[500000,3400000]]]}""",
        "geometry.range")]
    [InlineData(
        """{"type":"Polygon","coordinates":[[[179.9,30.4],[-179.9,30.4],[-179.9,30.6],[179.9,30.6],[179.9,30.4]]]}""",
        "geometry.antimeridian")]
    [InlineData(
        """{"type":"MultiPolygon","coordinates":[[[[179.9,30.4],[180,30.4],[180,30.6],[179.9,30.4]]],[[[-180,30.4],[-179.9,30.4],[-179.9,30.6],[-180,30.4]]]]}""",
        "geometry.antimeridian")]
    [InlineData(
        """{"type":"Polygon","coordinates":[[[1e999,30.5],[120.91,30.5],[120.91,30.51],[1e999,30.5]]]}""",
        "geometry.range")]
    public void A_cell_is_an_area_in_degrees(string geometry, string? code) =>
        Assert.Equal(code, Checked(new CellData { Geometry = geometry })?.Code);

    [Theory]
    [InlineData(Street, null)]
    [InlineData(Square, "geometry.type")]
    [InlineData("""{"type":"LineString","coordinates":[[120.9,30.5]]}""", "geometry.invalid")]
    [InlineData("""{"type":"LineString","coordinates":[[120.9,30.5],[120.9,30.5]]}""", "geometry.invalid")]
    [InlineData("""{"type":"MultiLineString","coordinates":[[[120.9,30.5],[120.91,30.5]]]}""", "geometry.type")]
    public void A_segment_is_one_line(string geometry, string? code) =>
        Assert.Equal(code, Checked(new SegmentData { Road = "A", Geometry = geometry })?.Code);

    [Fact]
    public void A_road_may_be_drawn_or_not()
    {
        Assert.Null(Checked(new RoadData { Name = "路" }));
        Assert.Null(Checked(new RoadData { Name = "路", Geometry = Street }));
        Assert.Equal("geometry.type", Checked(new RoadData { Name = "路", Geometry = Square })?.Code);
    }

    [Fact]
    public void More_points_than_anyone_surveys_are_refused()
    {
        var points = string.Join(
            ",",
            Enumerable.Range(0, 60_000).Select(static i => FormattableString.Invariant($"[{120 + (i * 1e-6)},30.5]")));

        var line = $$"""{"type":"LineString","coordinates":[{{points}}]}""";
        Assert.Equal("geometry.tooLarge", Checked(new SegmentData { Road = "A", Geometry = line })?.Code);
        Assert.Equal("geometry.tooLarge", Checked(new CellData { Geometry = new('x', 4_000_000) })?.Code);
    }

    [Fact]
    public void Swapped_coordinates_are_called_so_and_shown_the_right_way_round()
    {
        var refusal = Checked(new DogData { Household = "H", Home = new(30.52, 120.94) });

        Assert.Equal("geometry.swapped", refusal?.Code);
        Assert.Contains("[120.94, 30.52]", refusal!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("left", 0, 8, 12, null)]
    [InlineData("links", 0, 8, 12, "shop.side")]
    [InlineData("right", 8, 8, 12, "shop.front")]
    [InlineData("right", -1, 8, 12, "shop.front")]
    [InlineData("right", 0, 8, 0, "shop.front")]
    [InlineData("right", 0, 8, 1200, "shop.front")]
    [InlineData("right", 0, double.PositiveInfinity, 12, "shop.front")]
    public void A_shop_has_a_front(string side, double from, double to, double wall, string? code) =>
        Assert.Equal(code, Checked(Town.Shop("S", "A-01", side, from, to, wall).Data)?.Code);

    [Fact]
    public void A_kerb_is_given_in_metres() =>
        Assert.Equal(
            "segment.kerb",
            Checked(new SegmentData
            {
                Road = "A",
                Geometry = Street,
                KerbMetres = 1200,
            })?.Code);

    [Fact]
    public void Everything_that_comes_with_the_county_is_in_order() =>
        Assert.All(Haiyan.Changes, static change => Assert.Null(Checked(change.Data)));

    private static Refusal? Checked(RegisterData data) => EntryRules.Of(data)?.CheckGeometry(data);
}
