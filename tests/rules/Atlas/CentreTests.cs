using Grid.Areas;
using Grid.Atlas;
using Grid.Parties;
using Grid.Places;
using static Grid.Tests.Atlas.Town;

namespace Grid.Tests.Atlas;

/// <summary>What a report names instead of a point has a point of its own.</summary>
public sealed class CentreTests
{
    private static readonly AtlasMap Shire = Map(
        Area(County, AreaKind.County, Box(-1000, -1000, 1000, 1000), "测试县"),
        Area(Subdistrict, AreaKind.Subdistrict, Box(-1000, -1000, 1000, 1000), "城关街道"),
        Area(Subdistrict + "001", AreaKind.Community, Box(-500, -500, 0, 500), "城关街道东门社区"),
        Block(Cell(1), Box(-200, -200, 0, 200)),
        Segment("990101-A-01", Line((100, -200), (100, 200)), kerb: 6));

    [Fact]
    public void A_segment_has_its_middle_and_a_cell_a_point_within()
    {
        var middle = Shire.CentreOf(new(EntityKind.Segment, "990101-A-01"))!.Value;

        Assert.Equal((100, 0), (Math.Round(Plane.X(middle.Lon), 3), Math.Round(Plane.Y(middle.Lat), 3)));
        Assert.Equal(Cell(1), Shire.Locate(Shire.CentreOf(new(EntityKind.Cell, Cell(1)))!.Value).Place!.Cell);
        Assert.Null(Shire.CentreOf(new(EntityKind.Segment, "990101-A-02")));
        Assert.Null(Shire.CentreOf(new(EntityKind.Shop, "S-1")));
    }

    [Fact]
    public void What_lies_somewhere_in_an_area_is_in_the_remainder_of_its_subdistrict()
    {
        var community = Shire.PlaceIn(Subdistrict + "001")!;

        Assert.Equal(
            (CellCode.RemainderOf(Subdistrict).Text, Subdistrict, Subdistrict + "001"),
            (community.Cell, community.Subdistrict, community.Community));
        Assert.Equal(CellCode.RemainderOf(County + "000").Text, Shire.PlaceIn(County)!.Cell);
        Assert.Empty(community.NearbyCells);
        Assert.Null(Shire.PlaceIn("990199"));
    }

    [Theory]
    [InlineData("城关街道东门社区门口", Subdistrict + "001")]
    [InlineData("城关街道某处", Subdistrict)]
    [InlineData("某处", null)]
    public void The_smallest_area_that_words_name_is_found(string words, string? area) =>
        Assert.Equal(area, Shire.AreaNamedIn(words));
}
