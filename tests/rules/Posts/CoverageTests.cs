using CsCheck;
using Grid.Areas;
using Grid.Atlas;
using Grid.Departments;
using Grid.Parties;
using Grid.Posts;
using Grid.Roads;
using Grid.Tests.Atlas;

namespace Grid.Tests.Posts;

/// <summary>
/// A town of one sub-district, two cells with open ground beside them, a street with a shop, a building.
/// </summary>
public sealed class CoverageTests
{
    private static readonly DateOnly April = new(2019, 4, 1);
    private static readonly EntityRef Area = new(EntityKind.Area, Town.Subdistrict);
    private static readonly EntityRef West = new(EntityKind.Cell, Town.Cell(1));

    private static readonly AtlasMap Map = Town.Map(
        Town.Area(Town.County, AreaKind.County, Town.Box(-400, -400, 400, 400)),
        Town.Area(Town.Subdistrict, AreaKind.Subdistrict, Town.Box(-400, -400, 400, 400)),
        Town.Block(West.Key, Town.Box(-200, -200, 0, 200)),
        Town.Block(Town.Cell(2), Town.Box(0, -200, 200, 200)),
        (new(EntityKind.Road, "990101-A"), new RoadData { Name = "路" }),
        Town.Segment("990101-A-01", Town.Line((-150, 0), (150, 0))),
        Town.Shop("S-1", "990101-A-01", "left", 10, 20, 15),
        Town.Building("B-1", Town.Box(50, 50, 80, 80)));

    private static readonly OfficeList Offices = OfficeList.Empty.With(new Dictionary<string, DepartmentData>
    {
        [Town.Subdistrict] = new() { Name = "街道", Type = "subdistrict" },
        ["SQ"] = new() { Name = "中队", Type = "squad" },
        ["ZX"] = new() { Name = "指挥中心", Type = "commandCentre" },
    });

    private static readonly Appointment[] Whole =
    [
        Of("1", Post.AreaChief, Area, "P-1"),
        Of("2", Post.RoadChief, new(EntityKind.Road, "990101-A"), "P-2"),
        Of("3", Post.SegmentChief, new(EntityKind.Segment, "990101-A-01"), "P-3"),
        Of("4", Post.BuildingChief, new(EntityKind.Building, "B-1"), "P-4"),
        Of("5", Post.GridMember, Area, "P-5"),
        Of("6", Post.GridMember, West, "P-6"),
        Of("7", Post.Collector, Area, "P-7"),
        Of("8", Post.Officer, Area, null, "SQ"),
        Of("9", Post.Cleaning, Area, null, Town.Subdistrict),
        Of("21", Post.Assistant, Area, "P-11"),
        Of("22", Post.Inspector, new(EntityKind.Area, Town.County), "P-12"),
    ];

    [Fact]
    public void Two_shops_on_one_front_are_an_overlap()
    {
        var map = Town.Map(
            Town.Segment("990101-A-01", Town.Line((0, 0), (200, 0))),
            Town.Shop("S-1", "990101-A-01", "left", 10, 20, 15),
            Town.Shop("S-2", "990101-A-01", "left", 20, 30, 15),
            Town.Shop("S-9", "990101-A-01", "left", 12, 18, 15),
            Town.Shop("S-8", "990101-A-01", "right", 10, 20, 15));

        var found = new CoverageCheck(map, PostBook.Empty, OfficeList.Empty).On(new(2026, 6, 1), Post.ShopChief);

        var overlap = Assert.Single(found.Items, static item => item.Fault == CoverageFault.Overlap);
        Assert.Equal(("S-9", 1), (overlap.Place.Key, Assert.Single(found.Duties).Overlaps));
        Assert.Contains("S-1", overlap.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_town_where_everything_is_held_once_has_no_finding()
    {
        var (duties, items) = Check(Whole);

        Assert.Empty(items);
        Assert.Equal(PostScope.RequiredOf(null, April), duties.Select(static duty => duty.Duty));
        Assert.All(duties, static duty => Assert.True(duty.Units > 0 && duty.Held == duty.Units));
        // Two cells and the open ground.
        Assert.Equal(3, duties.Single(static duty => duty.Duty == Post.Cleaning).Units);
    }

    [Fact]
    public void A_holder_who_leaves_opens_a_gap()
    {
        var item = Assert.Single(
            Check([.. Whole.Where(static one => one.Code != "5")]).Items,
            static item => item.Place.Key == Town.Cell(2));

        Assert.Equal((CoverageFault.Gap, Post.GridMember), (item.Fault, item.Duty));
        Assert.NotNull(item.Geometry);
        Assert.Contains(
            "segment/990101-A-01", Assert.Single(Check([.. Whole.Where(static one => one.Code != "3")]).Items).Why);
    }

    [Fact]
    public void Two_appointments_on_one_ground_are_reported_and_the_later_one_holds()
    {
        Appointment[] appointments =
        [
            .. Whole,
            Of("10", Post.Cleaning, Area, null, "SQ") with
            {
                Data = Whole[8].Data with { Office = "SQ", From = April },
            },
        ];

        var item = Assert.Single(Check(appointments).Items);

        Assert.Equal((CoverageFault.Overlap, Post.Cleaning), (item.Fault, item.Duty));
        Assert.Equal(["10", "9"], item.Appointments);
        Assert.Equal(
            "SQ", At(appointments, new(-100, -100)).Held.Single(static held => held.Duty == Post.Cleaning).Office);
    }

    [Fact]
    public void A_term_renewed_before_it_ended_contends_with_no_other() =>
        Assert.Empty(
            Check([
                .. Whole,
                Of("11", Post.AreaChief, Area, "P-1") with { Data = Whole[0].Data with { From = April } },
            ]).Items);

    [Fact]
    public void A_term_that_ended_leaves_a_gap_from_the_next_day()
    {
        Appointment[] appointments = [.. Whole.Skip(1), Whole[0] with { Data = Whole[0].Data with { Until = April } }];

        Assert.Empty(new CoverageCheck(Map, PostBook.Empty.With(appointments), Offices).On(April).Items);
        Assert.All(
            new CoverageCheck(Map, PostBook.Empty.With(appointments), Offices).On(April.AddDays(1)).Items,
            static item => Assert.Equal((CoverageFault.Gap, Post.AreaChief), (item.Fault, item.Duty)));
    }

    [Fact]
    public void An_appointment_to_an_unregistered_place_is_reported() => Assert.Equal(
        [CoverageFault.Nowhere, CoverageFault.Nowhere],
        Check([
            .. Whole,
            Of("12", Post.SegmentChief, new(EntityKind.Segment, "gone"), "P-9"),
            Of("13", Post.Officer, West, null, "NOBODY"),
        ])
            .Items.Select(static item => item.Fault));

    [Fact]
    public void Overlapping_cells_and_ground_of_no_town_are_reported_with_their_outline()
    {
        var map = Map.With(2,
        [
            Town.Block(Town.Cell(3), Town.Box(150, -200, 250, 200)),
            Town.Area(Town.County, AreaKind.County, Town.Box(-500, -400, 400, 400)),
        ]);

        var items = new CoverageCheck(map, PostBook.Empty.With(Whole), Offices).On(April).Items;

        Assert.Equal(
            [(CoverageFault.Gap, Post.Territory), (CoverageFault.Overlap, Post.GridMember)],
            items.Select(static item => (item.Fault, item.Duty)));
        Assert.Contains("80000 m²", items[0].Why);
        Assert.Contains("20000 m²", items[1].Why);
        Assert.All(items, static item => Assert.Contains("Polygon", item.Geometry));
    }

    [Fact]
    public void The_nearest_appointment_goes_before_a_wider_one()
    {
        Appointment[] appointments =
        [
            .. Whole,
            Of("14", Post.Cleaning, new(EntityKind.Segment, "990101-A-01"), null, "SQ"),
        ];

        Assert.Equal("SQ", Sweeper(new(0, 1)));
        Assert.Equal(Town.Subdistrict, Sweeper(new(0, 150)));
        Assert.Empty(Check(appointments).Items);

        string? Sweeper((double X, double Y) at) =>
            At(appointments, at).Held.Single(static held => held.Duty == Post.Cleaning).Office;
    }

    [Fact]
    public void Every_point_resolves_to_exactly_one_holder_of_each_duty_wherever_the_check_finds_no_gap()
    {
        var (whole, holed) = (0, 0);
        Gen.Select(Gen.Int[0, 8], Gen.Bool, Gen.Double[-399, 399], Gen.Double[-399, 399]).Sample((left, drop, x, y) =>
        {
            var appointments = drop ? Whole.Where((_, index) => index != left).ToArray() : Whole;
            var gaps = Check(appointments)
                .Items.Where(static item => item.Fault == CoverageFault.Gap)
                .Select(static item => item.Duty)
                .ToHashSet();

            var at = At(appointments, (x, y));

            Assert.Equal(at.Held.Count, at.Held.DistinctBy(static held => held.Duty).Count());
            Assert.All(at.Missing, duty => Assert.Contains(duty, gaps));
            if (gaps.Count == 0)
            {
                Assert.Empty(at.Missing);
                Assert.Superset(
                    new HashSet<Post>
                    {
                        Post.Territory, Post.AreaChief, Post.GridMember, Post.Collector, Post.Officer, Post.Cleaning,
                    },
                    at.Held.Select(static held => held.Duty).ToHashSet());
            }

            Interlocked.Add(ref whole, gaps.Count == 0 ? 1 : 0);
            Interlocked.Add(ref holed, at.Missing.Count > 0 ? 1 : 0);
        }, iter: 300);
        Assert.True(whole > 20 && holed > 20, $"Whole {whole}, holed {holed}.");
    }

    private static (IReadOnlyList<PostCoverage> Duties, IReadOnlyList<CoverageItem> Items) Check(
        Appointment[] appointments) => new CoverageCheck(Map, PostBook.Empty.With(appointments), Offices).On(April);

    private static PostsAt At(Appointment[] appointments, (double X, double Y) at) =>
        new PostHolders(PostBook.Empty.With(appointments), Offices).At(Map.Locate(Town.At(at.X, at.Y)).Place!, April);

    private static Appointment Of(string code, Post duty, EntityRef place, string? holder, string? office = null) =>
        new(code, new() { Duty = duty, Place = place, Holder = holder, Office = office, From = new(2019, 1, 1) });
}
