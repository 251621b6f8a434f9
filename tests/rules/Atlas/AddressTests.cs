using Grid.Areas;
using Grid.Atlas;
using Grid.Buildings;
using Grid.Parties;
using Grid.Registers;
using Grid.Roads;
using Grid.Shops;
using static Grid.Tests.Atlas.Town;

namespace Grid.Tests.Atlas;

/// <summary>Where a place is in words, and which place an address means.</summary>
public sealed class AddressTests
{
    private const string Street = "990101-A-01";

    private static readonly AtlasMap Shire = Map(
        Area(County, AreaKind.County, Box(-1000, -1000, 1000, 1000), "测试县"),
        Area(Subdistrict, AreaKind.Subdistrict, Box(-1000, -1000, 0, 1000), "城关街道"),
        Area("990101002", AreaKind.Subdistrict, Box(0, -1000, 1000, 1000), "东门街道"),
        (new(EntityKind.Road, "990101-A"), new RoadData { Name = "中街" }),
        Segment(Street, Line((-300, 0), (300, 0)), kerb: 6),
        House("B-1", "中街98号商住楼", "中街98号", Box(-110, 15, -90, 30)),
        House("B-2", "供销社", null, Box(400, 400, 420, 420)),
        Front("S-1", "丰宠物店", 190, 200, "B-1", null),
        Front("S-2", "百果园", 200, 210, "B-1", null),
        Front("S-3", "百果园", 400, 410, null, "中街5-1号"));

    [Fact]
    public void The_building_of_a_shop_answers_for_its_front_and_gives_its_address()
    {
        var front = Shire.Locate(At(-105, 10)).Place!;

        Assert.Equal(("S-1", "B-1", "中街98号"), (front.Shop, front.Building, Shire.NearestAddress(front)));
        Assert.Equal("中街5-1号", Shire.AddressOf(new(EntityKind.Shop, "S-3")));
    }

    [Theory]
    [InlineData(-120, 40, "中街98号")] // the nearest building
    [InlineData(0, 5, "中街")] // no building near: the street
    [InlineData(-500, 500, "城关街道")] // no street either
    public void Every_place_has_its_nearest_address(double x, double y, string address) =>
        Assert.Equal(address, Shire.NearestAddress(Shire.Locate(At(x, y)).Place));

    [Theory]
    [InlineData(-105, 16, "S-1")] // a metre within the wall
    [InlineData(-105, 5, "S-1")] // a metre before the kerb
    [InlineData(-78, 10, "S-2")] // two metres beside the last frontage, which has half of the gap
    [InlineData(-105, 25, null)]
    [InlineData(-105, -10, null)] // across the street
    public void A_front_that_begins_within_a_few_metres_is_offered(double x, double y, string? shop)
    {
        Assert.Null(Shire.Locate(At(x, y)).Place!.Shop);
        Assert.Equal(shop, Shire.ShopNear(At(x, y)));
    }

    [Theory]
    [InlineData("宠物 中街", "S-1")] // by its road
    [InlineData("宠物 商住楼", "S-1")] // by its building
    [InlineData("城关 宠物", "S-1")] // by the town
    [InlineData("百果 商住", "S-2")] // of two alike the one in that building
    [InlineData("供销社 东门", "B-2")]
    [InlineData("宠物 东门", "")]
    [InlineData("宠物", "")] // one word is looked for in names and addresses alone
    public void A_place_is_found_by_its_name_and_what_it_lies_in(string question, string found) =>
        Assert.Equal(found, string.Join(' ', Shire.FindWithin(question).Select(static place => place.Thing.Key)));

    [Theory]
    [InlineData("中街98号", "B-1")]
    [InlineData("中街９８号", "B-1")]
    [InlineData("浙江省测试县城关街道中街98号", "B-1")]
    [InlineData("中街98号三楼", "B-1")]
    [InlineData("测试县东门街道中街98号", "")] // it lies in the other sub-district
    [InlineData("中街198号", "")]
    [InlineData("丰宠物店", "S-1")]
    [InlineData("城关街道丰宠物店", "S-1")]
    [InlineData("百果园", "S-2 S-3")] // two shops of one name
    [InlineData("东门街道百果园", "S-3")]
    [InlineData("宠物店", "")] // a part of a name means nothing for sure
    [InlineData("", "")]
    public void An_address_means_the_places_with_that_name_or_number(string text, string codes) => Assert.Equal(
        codes, string.Join(' ', Shire.MeantBy(text).Select(static place => place.Thing.Key)));

    private static (EntityRef, RegisterData) House(
        string code, string? name, string? address, string geometry) =>
        (new(EntityKind.Building, code), new BuildingData { Name = name, Address = address, Geometry = geometry });

    private static (EntityRef, RegisterData) Front(
        string code, string name, double from, double to, string? building, string? address) =>
        (new(EntityKind.Shop, code), new ShopData
        {
            Name = name,
            Segment = Street,
            Side = "left",
            FromMetres = from,
            ToMetres = to,
            WallMetres = 15,
            Building = building,
            Address = address,
        });
}
