using Grid.Areas;
using Grid.Atlas;
using Grid.Buildings;
using Grid.Cells;
using Grid.Places;
using Grid.Segments;
using Grid.Shops;
using static Grid.Tests.Atlas.Town;

namespace Grid.Tests.Atlas;

/// <summary>
/// The register refuses an area, a cell, a segment or a front that contradicts the ground already registered.
/// </summary>
public sealed class GroundRulesTests
{
    private const string Other = "990101002", West = Subdistrict + "001001", East = Subdistrict + "001002";

    private static readonly AtlasMap Shire = Map(
        Area(County, AreaKind.County, Box(-3000, -3000, 3000, 3000), "测试县"),
        Area(Subdistrict, AreaKind.Subdistrict, Box(-3000, -3000, 0, 3000), "西街道"),
        Area(Other, AreaKind.Subdistrict, Box(0, -3000, 3000, 3000), "东街道"),
        Block(West, Box(-200, -200, -100, 0)),
        Block(East, Box(-100, -200, 0, 0)),
        Building("B-1", Box(-150, -100, -140, -90)),
        Segment("A-01", Line((-200, 10), (0, 10))),
        Shop("S-1", "A-01", "left", 10, 20, 12),
        Shop("S-2", "A-01", "left", 20, 30, 12));

    [Theory]
    [InlineData("fz-world", AreaKind.County, "area.code")]
    [InlineData("990102", AreaKind.County, "area.anotherCounty")]
    [InlineData("99010100", AreaKind.Subdistrict, "area.code")]
    [InlineData("990102001", AreaKind.Subdistrict, "area.county")]
    [InlineData("城关", AreaKind.Community, "area.code")]
    [InlineData("990101001001", AreaKind.Community, null)]
    [InlineData("any zone", AreaKind.BuiltUp, null)]
    public void Codes_of_areas_carry_their_hierarchy(string code, AreaKind kind, string? refused) =>
        Assert.Equal(refused, AreaRules.Check(Shire, code, Data(kind, Box(-100, -100, 100, 100)))?.Code);

    [Fact]
    public void A_first_county_needs_no_other_and_is_no_larger_than_counties_are()
    {
        Assert.Null(AreaRules.Check(AtlasMap.Empty, County, Data(AreaKind.County, Box(-3000, -3000, 3000, 3000))));
        Assert.Equal("area.size", AreaRules.Check(AtlasMap.Empty, County, Data(AreaKind.County, World))?.Code);
        Assert.Null(AreaRules.Check(
            Shire.With(2, [Area(County, AreaKind.County, Box(-3000, -3000, 3000, 3000), retired: true)]),
            "990102",
            Data(AreaKind.County, Box(0, 0, 100, 100))));
    }

    [Fact]
    public void Every_place_lies_in_the_county_or_near_it()
    {
        Assert.Null(CountyGround.Check(Shire, Box(-4900, -100, -4800, 0)));
        Assert.Equal("geometry.outside", CountyGround.Check(Shire, Box(-5100, -100, -4800, 0))?.Code);
        Assert.Equal("geometry.outside", CountyGround.Check(Shire, Line((0, 0), (0, 90_000)))?.Code);
        Assert.Equal("geometry.outside", CountyGround.Check(Shire, new GeoPoint(0, 0))?.Code);
        Assert.Equal("geometry.outside", AreaRules.Check(Shire, "Z", Data(AreaKind.TradingZone, World))?.Code);
        Assert.Null(CountyGround.Check(AtlasMap.Empty, World));
    }

    [Fact]
    public void A_subdistrict_cut_down_leaves_no_place_behind()
    {
        var left = AreaRules.Check(Shire, Subdistrict, Data(AreaKind.Subdistrict, Box(-3000, -3000, -2900, 3000)));

        Assert.Equal("area.placesOutside", left?.Code);
        Assert.Contains("4 of its places", left!.Message, StringComparison.Ordinal);
        Assert.Null(AreaRules.Check(Shire, Subdistrict, Data(AreaKind.Subdistrict, Box(-3000, -3000, 0, 2000))));
        Assert.Equal(
            "area.placesOutside",
            AreaRules
                .Check(
                    Shire, Subdistrict, Data(AreaKind.Subdistrict, Box(-3000, -3000, 0, 3000)) with { Retired = true })
                ?.Code);

        // The neighbour registers the ground first.
        var taken = Shire.With(2, [Area(Other, AreaKind.Subdistrict, Box(-2900, -3000, 3000, 3000))]);
        Assert.Null(AreaRules.Check(taken, Subdistrict, Data(AreaKind.Subdistrict, Box(-3000, -3000, -2900, 3000))));
    }

    [Fact]
    public void A_county_cut_down_leaves_no_place_behind() =>
        Assert.Equal(
            "area.placesOutside",
            AreaRules.Check(Shire, County, Data(AreaKind.County, Box(2500, 2500, 3000, 3000)))?.Code);

    [Fact]
    public void A_cell_lies_in_the_county_and_over_no_other()
    {
        Assert.Null(Cell(Box(0, -200, 100, 0)));
        Assert.Null(Cell(Box(-0.05, -200, 100, 0)));
        Assert.Null(Cell(Box(2900, 0, 3010, 100)));
        Assert.Equal("cell.outside", Cell(Box(2900, 0, 3200, 100))?.Code);
        Assert.Equal("cell.outside", Cell(World)?.Code);
        var over = Cell(Box(-50, -200, 100, 0));
        Assert.Equal("cell.overlap", over?.Code);
        Assert.Contains($"{East} by 10000", over!.Message, StringComparison.Ordinal);
        Assert.Equal(
            "cell.county", CellRules.Check(Shire, "990102001001001", new() { Geometry = Box(0, -200, 100, 0) })?.Code);

        static Grid.Foundation.Refusal? Cell(string outline) =>
            CellRules.Check(Shire, Subdistrict + "001009", new() { Geometry = outline });
    }

    [Fact]
    public void A_cell_redrawn_may_lie_over_what_it_was_and_over_what_is_retired()
    {
        Assert.Null(CellRules.Check(Shire, East, new() { Geometry = Box(-100, -300, 0, 0) }));
        var retired = Shire.With(2, [Block(East, Box(-100, -200, 0, 0), West), Block(West, Box(-200, -200, 0, 0))]);
        Assert.Null(CellRules.Check(retired, West, new() { Geometry = Box(-200, -200, 0, 10) }));
    }

    [Fact]
    public void A_recut_stays_in_the_county()
    {
        var decided = RecutRules.Decide(
            Shire, County, new([East], [new(East, new() { Geometry = Box(-100, -200, 0, 9000) })], "desk"));

        Assert.Equal("cell.outside", decided.Refusal?.Code);
    }

    [Fact]
    public void A_segment_drawn_backwards_is_refused_while_fronts_lie_on_it()
    {
        var turned = Redrawn(Line((0, 10), (-200, 10)));

        Assert.Equal("segment.frontsMove", turned?.Code);
        Assert.Contains("runs the other way", turned!.Message, StringComparison.Ordinal);
        Assert.Contains("2 of the 2", turned.Message, StringComparison.Ordinal);
        Assert.Null(FrontRules.Check(
            Shire.With(
                2,
                [
                    Shop("S-1", "A-01", "left", 10, 20, 12, closed: true),
                    Shop("S-2", "A-01", "left", 20, 30, 12, closed: true),
                ]),
            "A-01",
            Data(Line((0, 10), (-200, 10)))));
    }

    [Fact]
    public void A_better_survey_of_the_same_kerb_carries_no_front_away()
    {
        Assert.Null(Redrawn(Line((-200, 12), (-100, 13), (0, 12))));
        Assert.Null(Redrawn(Line((-205, 10), (0, 10))));
        Assert.Equal("segment.frontsMove", Redrawn(Line((-230, 10), (0, 10)))?.Code);
        Assert.Equal("segment.frontsMove", Redrawn(Line((-200, 40), (0, 40)))?.Code);
        Assert.Equal("segment.frontsMove", Redrawn(Line((-200, 10), (-195, 10)))?.Code);
    }

    [Theory]
    [InlineData("left", 30, 40, null)]
    [InlineData("left", 29.8, 40, null)]
    [InlineData("right", 10, 40, null)]
    [InlineData("left", 195, 200.3, null)]
    [InlineData("left", 25, 40, "shop.frontOverlap")]
    [InlineData("left", 0, 200, "shop.frontOverlap")]
    [InlineData("left", 190, 210, "shop.frontBeyond")]
    [InlineData("right", 5000, 5010, "shop.frontBeyond")]
    public void A_front_lies_on_its_segment_and_on_no_neighbours_metres(
        string side,
        double from,
        double to,
        string? code) =>
        Assert.Equal(
            code, FrontRules.Check(Shire, "S-9", (ShopData)Shop("S-9", "A-01", side, from, to, 12).Data)?.Code);

    [Fact]
    public void A_shop_may_be_entered_again_and_a_closed_one_claims_nothing()
    {
        Assert.Null(FrontRules.Check(Shire, "S-1", (ShopData)Shop("S-1", "A-01", "left", 5, 20, 12).Data));
        Assert.Null(
            FrontRules.Check(Shire, "S-9", (ShopData)Shop("S-9", "A-01", "left", 10, 30, 12, closed: true).Data));
    }

    [Fact]
    public void Haiyan_can_be_entered_in_its_order_and_again()
    {
        var map = AtlasMap.Empty;
        for (var round = 0; round < 2; round++)
        {
            foreach (var change in Haiyan.Changes)
            {
                var refused = change.Data switch
                {
                    AreaData area => AreaRules.Check(map, change.Ref.Key, area),
                    CellData cell => CellRules.Check(map, new CellCode(change.Ref.Key).Text, cell),
                    SegmentData segment => CountyGround.Check(map, segment.Geometry)
                        ?? FrontRules.Check(map, change.Ref.Key, segment),
                    BuildingData building => CountyGround.Check(map, building.Geometry),
                    ShopData shop => FrontRules.Check(map, change.Ref.Key, shop),
                    _ => null,
                };
                Assert.Null(refused);
                map = map.With(map.Version + 1, [change]);
            }
        }

        Assert.True(map.Version > 1000);
    }

    private const string World =
        """{"type":"Polygon","coordinates":[[[-80,-80],[80,-80],[80,80],[-80,80],[-80,-80]]]}""";

    private static Grid.Foundation.Refusal? Redrawn(string line) => FrontRules.Check(Shire, "A-01", Data(line));

    private static SegmentData Data(string line) => new() { Road = "A", Geometry = line };

    private static AreaData Data(AreaKind kind, string outline) =>
        new()
        {
            Area = kind,
            Name = "某地",
            Geometry = outline,
        };
}
