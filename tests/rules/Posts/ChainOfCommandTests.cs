using Grid.Atlas;
using Grid.Departments;
using Grid.Parties;
using Grid.Places;
using Grid.Posts;
using Grid.Tests.Atlas;

namespace Grid.Tests.Posts;

public sealed class ChainOfCommandTests
{
    private static readonly DateOnly April = new(2019, 4, 1);
    private static readonly EntityRef Centre = Office("C-1");
    private static readonly EntityRef Squad = Office("B-1-S");
    private static readonly EntityRef Segment = new(EntityKind.Segment, "990101-A-01");

    private static readonly AtlasMap Map = Town.Map(
        Town.Segment(Segment.Key, Town.Line((0, 0), (200, 0))), Town.Shop("S-1", Segment.Key, "left", 10, 20, 15));

    private static readonly OfficeList Offices = OfficeList.Empty.With(new Dictionary<string, DepartmentData>
    {
        ["C-1"] = new() { Name = "指挥中心", Type = "commandCentre", Parent = "B-1" },
        ["B-1"] = new() { Name = "局" },
        ["B-1-S"] = new() { Name = "中队", Type = "squad", Parent = "B-1" },
        ["B-1-S-G"] = new() { Name = "组", Type = "group", Parent = "B-1-S" },
        ["A"] = new() { Name = "甲", Parent = "B" },
        ["B"] = new() { Name = "乙", Parent = "A" },
        [Town.Subdistrict] = new() { Name = "街道", Type = "subdistrict" },
    });

    private static readonly Place Street = new()
    {
        Cell = Town.Cell(1),
        Subdistrict = Town.Subdistrict,
        Segment = Segment.Key,
        Road = "990101-A",
    };

    [Theory]
    [InlineData("shop/S-1", "segmentChief roadChief areaChief departmentHead commandCentre")]
    [InlineData("segment/990101-A-01", "roadChief areaChief departmentHead commandCentre")]
    [InlineData("road/990101-A", "areaChief departmentHead commandCentre")]
    [InlineData("building/B-7", "areaChief departmentHead commandCentre")]
    [InlineData("cell/990101001001001", "areaChief departmentHead commandCentre")]
    [InlineData("department/B-1-S", "departmentHead commandCentre")]
    [InlineData("department/990101001", "departmentHead commandCentre")]
    [InlineData("department/C-1", "")]
    public void Every_place_is_under_the_chiefs_around_it_and_all_under_the_command_centre(
        string party,
        string above) =>
        Assert.Equal(
            above,
            string.Join(
                ' ', Chain().Above(EntityRef.Parse(party), Street, Squad, April).Select(static step => step.Duty)));

    [Fact]
    public void A_squads_matter_goes_to_the_head_of_its_bureau_and_a_sub_districts_to_its_own()
    {
        Assert.Equal(Office("B-1"), Chain().Next(Squad, Street, Squad, April)?.Party);
        Assert.Equal(Office("B-1"), Chain().Next(Office("B-1-S-G"), Street, Squad, April)?.Party);
        Assert.Equal(Office(Town.Subdistrict), Chain().Next(Office(Town.Subdistrict), Street, Squad, April)?.Party);
        Assert.Equal(
            Office("B-1"),
            Chain().Above(Segment, Street, Squad, April).Single(static step => step.Duty == Post.DepartmentHead).Party);
    }

    [Fact]
    public void Offices_that_are_under_each_other_in_a_ring_do_not_turn_for_ever() =>
        Assert.Contains(Chain().Above(Office("A"), Street, Squad, April)[0].Party.Key, new[] { "A", "B" });

    [Fact]
    public void The_shops_own_segment_counts_wherever_the_matter_lies()
    {
        var shop = new EntityRef(EntityKind.Shop, "S-1");

        Assert.Equal(
            Segment,
            Chain().Next(shop, Street with { Segment = "990101-B-09", Road = "990101-B" }, Squad, April)?.Party);
        Assert.Equal(
            "990101-B-09",
            Chain()
                .Next(new(EntityKind.Shop, "gone"), Street with { Segment = "990101-B-09" }, Squad, April)
                ?.Party.Key);
    }

    [Fact]
    public void A_chief_replaced_changes_the_holder_and_not_the_post()
    {
        var chain = Chain(
            To("1", Post.SegmentChief, Segment, "P-1", new(2019, 1, 1), April),
            To("2", Post.SegmentChief, Segment, "P-2", April.AddDays(1)));
        var shop = new EntityRef(EntityKind.Shop, "S-1");

        var (before, after) = (
            chain.Next(shop, Street, Squad, April), chain.Next(shop, Street, Squad, April.AddDays(1)));

        Assert.Equal(("P-1", "P-2"), (before?.Holder, after?.Holder));
        Assert.Equal(before! with { Holder = null }, after! with { Holder = null });
        Assert.Null(chain.Next(shop, Street, Squad, new DateOnly(2018, 12, 31))?.Holder);
    }

    [Fact]
    public void The_area_chief_is_the_nearest_one_appointed_and_is_written_to_at_the_sub_districts_office()
    {
        var area = new EntityRef(EntityKind.Area, Town.Subdistrict);
        var quarter = new EntityRef(EntityKind.Area, Town.Subdistrict + "001");
        var chain = Chain(
            To("1", Post.AreaChief, area, "P-1", new(2019, 1, 1)),
            To("2", Post.AreaChief, quarter, "P-2", new(2019, 1, 1)));

        var (town, inQuarter) = (Chief(Street), Chief(Street with { Community = quarter.Key }));

        Assert.Equal((area, "P-1"), (town.Place, town.Holder));
        Assert.Equal((quarter, "P-2"), (inQuarter.Place, inQuarter.Holder));
        Assert.Equal(Office(Town.Subdistrict), inQuarter.Party);

        EscalationStep Chief(Place place) =>
            chain.Above(Segment, place, Squad, April).Single(static step => step.Duty == Post.AreaChief);
    }

    private static ChainOfCommand Chain(params Appointment[] appointments) =>
        new(Map, PostBook.Empty.With(appointments), Offices);

    private static Appointment To(
        string code,
        Post duty,
        EntityRef place,
        string holder,
        DateOnly from,
        DateOnly? until = null) =>
        new(code, new() { Duty = duty, Place = place, Holder = holder, From = from, Until = until });

    private static EntityRef Office(string code) => new(EntityKind.Department, code);
}
