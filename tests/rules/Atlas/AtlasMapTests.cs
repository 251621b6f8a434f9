using Grid.Areas;
using Grid.Atlas;
using Grid.Places;
using Grid.Roads;
using static Grid.Tests.Atlas.Town;

namespace Grid.Tests.Atlas;

public sealed class AtlasMapTests
{
    private static readonly string West = Cell(1);
    private static readonly string East = Cell(2);

    /// <summary>
    /// A county of 4 km² with one sub-district in its western half, two cells at its middle and a street between them.
    /// </summary>
    private static readonly AtlasMap Shire = Map(
        Area(County, AreaKind.County, Box(-1000, -1000, 1000, 1000), "测试县"),
        Area(Subdistrict, AreaKind.Subdistrict, Box(-1000, -1000, 1000, 1000), "城关街道"),
        Area(Subdistrict + "001", AreaKind.Community, Box(-500, -500, 0, 500)),
        Block(West, Box(-200, -200, 0, 200)),
        Block(East, Box(0, -200, 200, 200)),
        Segment("990101-A-01", Line((0, -200), (0, 200)), kerb: 6, grade: "支路", zone: "严控区"));

    [Fact]
    public void A_point_in_a_cell_is_at_home_there()
    {
        var place = Shire.Locate(At(-150, 0)).Place!;

        Assert.Equal((West, Subdistrict, Subdistrict + "001"), (place.Cell, place.Subdistrict, place.Community));
        Assert.Null(Shire.Locate(At(150, 0)).Place!.Community);
    }

    [Fact]
    public void On_a_shared_border_the_smaller_code_has_the_point_and_the_other_is_nearby()
    {
        var border = new GeoPoint(Plane.Lon(0), Plane.Lat(10));

        var place = Shire.Locate(border).Place!;

        Assert.Equal(West, place.Cell);
        Assert.Equal([East], place.NearbyCells);
    }

    [Fact]
    public void Cells_within_the_duplicate_radius_are_named_and_no_others()
    {
        Assert.Equal([West], Shire.Locate(At(49, 0)).Place!.NearbyCells);
        Assert.Empty(Shire.Locate(At(51, 0)).Place!.NearbyCells);
    }

    [Fact]
    public void Near_undrawn_ground_the_remainder_is_asked_too_and_it_asks_the_cells()
    {
        var remainder = CellCode.RemainderOf(Subdistrict).Text;

        Assert.Equal([remainder], Shire.Locate(At(180, 0)).Place!.NearbyCells);
        Assert.Equal([East], Shire.Locate(At(220, 0)).Place!.NearbyCells);
    }

    [Fact]
    public void Where_no_cell_is_drawn_the_sub_district_answers()
    {
        Assert.Equal(CellCode.RemainderOf(Subdistrict).Text, Shire.Locate(At(600, 600)).Place!.Cell);
    }

    [Fact]
    public void A_crack_between_two_cells_belongs_to_the_nearer_one()
    {
        var map = Map(
            Area(Subdistrict, AreaKind.Subdistrict, Box(-1000, -1000, 1000, 1000)),
            Block(West, Box(-200, -200, 0, 200)),
            Block(East, Box(0.6, -200, 200, 200)));

        Assert.Equal(West, map.Locate(At(0.2, 0)).Place!.Cell);
        Assert.Equal(East, map.Locate(At(0.4, 0)).Place!.Cell);
    }

    [Fact]
    public void A_point_outside_is_answered_with_the_metres_to_the_county()
    {
        var outside = Shire.Locate(At(1500, 0));

        Assert.Null(outside.Place);
        Assert.InRange(outside.OutsideMetres, 499, 501);
        Assert.Equal("测试县 990101", outside.Nearest);
    }

    [Fact]
    public void Without_a_county_its_sub_districts_and_cells_say_what_is_inside()
    {
        var map = Map(
            Area(Subdistrict, AreaKind.Subdistrict, Box(-100, -100, 100, 100), "城关街道"),
            Block(East, Box(100, -100, 300, 100)));

        Assert.Equal(
            (East, Subdistrict), (map.Locate(At(200, 0)).Place!.Cell, map.Locate(At(200, 0)).Place!.Subdistrict));
        Assert.Equal("城关街道 990101001", map.Locate(At(-150, 0)).Nearest);
        Assert.Equal(East, Map(Block(East, Box(100, -100, 300, 100))).Locate(At(0, 0)).Nearest);
    }

    [Fact]
    public void In_the_county_but_in_none_of_its_sub_districts_the_nearest_answers()
    {
        var map = Map(
            Area(County, AreaKind.County, Box(-1000, -1000, 1000, 1000)),
            Area("990101001", AreaKind.Subdistrict, Box(-1000, -1000, -1, 1000)),
            Area("990101002", AreaKind.Subdistrict, Box(1, -1000, 1000, 1000)));

        Assert.Equal("990101002000000", map.Locate(At(0.5, 0)).Place!.Cell);
        Assert.Equal(
            "990101000000000", Map(Area(County, AreaKind.County, Box(-1, -1, 1, 1))).Locate(At(0, 0)).Place!.Cell);
    }

    [Fact]
    public void A_map_of_nothing_has_no_place_for_anyone()
    {
        Assert.Equal(new Located(null, 0, null), AtlasMap.Empty.Locate(At(0, 0)));
        Assert.Null(Shire.Locate(new(double.NaN, 30)).Place);
    }

    [Fact]
    public void The_cell_goes_before_the_outline_of_the_sub_district_beside_it()
    {
        var map = Map(
            Area("990101001", AreaKind.Subdistrict, Box(-1000, -1000, 0, 1000)),
            Area("990101002", AreaKind.Subdistrict, Box(0, -1000, 1000, 1000)),
            Block("990101001001001", Box(-100, -100, 100, 100)));

        var place = map.Locate(At(50, 0)).Place!;

        Assert.Equal(("990101001001001", "990101002"), (place.Cell, place.Subdistrict));
    }

    [Fact]
    public void A_street_answers_as_far_as_its_kerb_and_pavement()
    {
        var place = Shire.Locate(At(35, 0)).Place!;

        Assert.Equal(
            ("990101-A-01", "990101-A", "支路", "严控区"), (place.Segment, place.Road, place.RoadGrade, place.TradingZone));
        Assert.InRange(place.SegmentMetres!.Value, 34.9, 35.1);
        Assert.Null(Shire.Locate(At(37, 0)).Place!.Segment);
    }

    [Fact]
    public void At_a_crossing_the_smaller_code_has_the_point()
    {
        var map = Map(
            Area(County, AreaKind.County, Box(-1000, -1000, 1000, 1000)),
            Segment("B-02", Line((0, 0), (100, 3))),
            Segment("B-01", Line((-7, -100), (0, 0))));

        Assert.Equal("B-01", map.Locate(At(0, 0)).Place!.Segment);
        Assert.Equal("B-01", map.Locate(At(-5, 9)).Place!.Segment);
        Assert.Equal("B-02", map.Locate(At(5, 9)).Place!.Segment);
    }

    [Fact]
    public void What_the_segment_does_not_say_its_road_does()
    {
        var map = Map(
            Area(County, AreaKind.County, Box(-1000, -1000, 1000, 1000)),
            Segment("A-01", Line((0, 0), (100, 0))),
            (new(Grid.Parties.EntityKind.Road, "990101-A"), new RoadData
            {
                Name = "路",
                Grade = "次干道",
                TradingZone = "禁止区",
            }));

        var place = map.Locate(At(50, 5)).Place!;

        Assert.Equal(("次干道", "禁止区"), (place.RoadGrade, place.TradingZone));
    }

    [Theory]
    [InlineData("菜场周边疏导区", "疏导区")]
    [InlineData("红区", "红区")]
    public void A_drawn_trading_zone_goes_before_the_streets_own(string name, string word)
    {
        var map = Shire.With(2, [Area("Z-1", AreaKind.TradingZone, Box(0, -50, 50, 50), name)]);

        Assert.Equal(word, map.Locate(At(10, 0)).Place!.TradingZone);
        Assert.Equal("严控区", map.Locate(At(10, 60)).Place!.TradingZone);
    }

    [Fact]
    public void Zones_are_found_until_they_are_retired()
    {
        var map = Shire.With(2,
        [
            Area("D", AreaKind.DogZone, Box(0, 0, 100, 100)),
            Area("H", AreaKind.HighwayLand, Box(0, 0, 100, 100)),
            Area("U", AreaKind.BuiltUp, Box(0, 0, 100, 100)),
        ]);

        var inside = map.Locate(At(50, 50)).Place!;
        var after = map.With(3, [Area("D", AreaKind.DogZone, Box(0, 0, 100, 100), retired: true)])
            .Locate(At(50, 50))
            .Place!;

        Assert.Equal(("D", "H", true), (inside.DogZone, inside.HighwayLand, inside.BuiltUp));
        Assert.Equal((null, "H"), (after.DogZone, after.HighwayLand));
        Assert.False(map.Locate(At(-50, -50)).Place!.BuiltUp);
    }

    [Fact]
    public void A_building_has_what_stands_on_its_footprint()
    {
        var map = Shire.With(2, [Building("B-1", Box(20, 20, 40, 60))]);

        Assert.Equal("B-1", map.Locate(At(30, 40)).Place!.Building);
        Assert.Null(map.Locate(At(30, 61)).Place!.Building);
    }

    [Fact]
    public void A_shop_has_the_ground_between_its_wall_and_the_kerb()
    {
        var map = Shire.With(2, [Shop("S-1", "990101-A-01", "right", 100, 110, wall: 12)]);

        Assert.Equal("S-1", map.Locate(At(9, -95)).Place!.Shop);
        Assert.Null(map.Locate(At(5, -95)).Place!.Shop);
        Assert.Null(map.Locate(At(13, -95)).Place!.Shop);
        Assert.Null(map.Locate(At(9, -89)).Place!.Shop);
        Assert.Null(map.Locate(At(-9, -95)).Place!.Shop);
    }

    [Fact]
    public void A_street_reaches_as_far_as_the_walls_of_its_shops()
    {
        var map = Shire.With(2, [Shop("S-1", "990101-A-01", "right", 100, 110, wall: 60)]);

        Assert.Equal(
            ("990101-A-01", "S-1"), (map.Locate(At(55, -95)).Place!.Segment, map.Locate(At(55, -95)).Place!.Shop));
    }

    [Fact]
    public void A_shop_may_be_registered_before_its_street()
    {
        var map = Map(
            Area(County, AreaKind.County, Box(-1000, -1000, 1000, 1000)), Shop("S-1", "A-01", "left", 10, 20, 12));
        Assert.Null(map.Locate(At(15, 8)).Place!.Shop);
        Assert.Null(map.FrontageOf("S-1"));

        map = map.With(2, [Segment("A-01", Line((0, 0), (100, 0)))]);

        Assert.Equal("S-1", map.Locate(At(15, 8)).Place!.Shop);
        Assert.NotNull(map.FrontageOf("S-1"));
    }

    [Fact]
    public void A_shop_that_moves_leaves_its_old_front_and_one_that_closes_leaves_none()
    {
        var map = Shire.With(
            2, [Segment("A-02", Line((0, 300), (100, 300))), Shop("S-1", "990101-A-01", "right", 100, 110, 12)]);

        var moved = map.With(3, [Shop("S-1", "A-02", "left", 10, 20, 12)]);
        var closed = moved.With(4, [Shop("S-1", "A-02", "left", 10, 20, 12, closed: true)]);

        Assert.Equal((null, "S-1"), (moved.Locate(At(9, -95)).Place!.Shop, moved.Locate(At(15, 308)).Place!.Shop));
        Assert.Null(closed.Locate(At(15, 308)).Place!.Shop);
        Assert.Null(closed.FrontageOf("S-1"));
    }

    [Fact]
    public void A_new_map_leaves_the_old_one_as_it_was()
    {
        var before = Shire.Locate(At(10, 0)).Said();

        var after = Shire.With(
            2,
            [
                Block(West, Box(-200, -200, 100, 200)),
                Block(East, Box(100, -200, 200, 200)),
                Segment("990101-A-01", Line((90, -200), (90, 200))),
            ]);

        Assert.Equal(before, Shire.Locate(At(10, 0)).Said());
        Assert.Equal(West, after.Locate(At(10, 0)).Place!.Cell);
        Assert.Equal((1L, 2L), (Shire.Version, after.Locate(At(10, 0)).Place!.AtlasVersion));
    }

    [Fact]
    public void A_re_cut_cell_takes_no_more_points_and_names_who_does()
    {
        var (north, south, corner) = (Cell(11), Cell(12), Cell(13));
        var map = Shire.With(2,
        [
            Block(north, Box(-200, 0, 0, 200), corner, Cell(14)),
            Block(south, Box(-200, -200, 0, 0)),
            Block(corner, Box(-200, 0, -100, 200)),
            Block(Cell(14), Box(-100, 0, 0, 200)),
            Block(West, Box(-200, -200, 0, 200), north, south),
        ]);

        Assert.True(map.IsRetired(West));
        Assert.False(map.IsRetired(south));
        Assert.Equal(corner, map.Locate(At(-150, 100)).Place!.Cell);
        Assert.Equal(corner, map.SuccessorAt(West, At(-150, 100)));
        Assert.Equal(south, map.SuccessorAt(West, At(-150, -100)));
        Assert.Equal(south, map.SuccessorAt(West, At(-150, -300)));
        Assert.Null(map.SuccessorAt(south, At(-150, -100)));
        Assert.Null(map.SuccessorAt(Cell(99), At(-150, -100)));
    }

    [Fact]
    public void Old_fourteen_digit_codes_name_the_same_cell()
    {
        var map = Map(Block("99010100100101", Box(0, 0, 100, 100)));

        Assert.Equal("990101001001001", map.Locate(At(50, 50)).Place!.Cell);
        Assert.NotNull(map.Cell("99010100100101"));
        Assert.NotNull(map.Cell("990101001001001"));
    }

    [Fact]
    public void What_cannot_be_read_is_not_on_the_map_and_breaks_nothing()
    {
        var map = Shire.With(2,
        [
            Block(Cell(7), "no geometry"),
            Block("seven", Box(0, 0, 10, 10)),
            Area("城关", AreaKind.Subdistrict, Box(-5000, -5000, 5000, 5000)),
            Segment("A-02", """{"type":"Point","coordinates":[120,30]}"""),
            Building("B-1", """{"type":"Polygon","coordinates":[]}"""),
        ]);

        Assert.Equal(
            Shire.Locate(At(5, 5)).Place! with
            {
                AtlasVersion = 2,
                NearbyCells = [],
            },
            map.Locate(At(5, 5)).Place! with { NearbyCells = [] });
    }
}
