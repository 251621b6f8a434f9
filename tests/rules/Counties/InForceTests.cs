using Grid.Areas;
using Grid.Buildings;
using Grid.Counties;
using Grid.Departments;
using Grid.Dogs;
using Grid.Parties;
using Grid.Registers;
using Grid.Roads;
using Grid.Segments;
using Grid.Shops;

namespace Grid.Tests.Counties;

/// <summary>A county shows a thing from its first day to its last, by the county's own days.</summary>
public sealed class InForceTests
{
    private const string Code = "095200";
    private const string Square =
        """{"type":"Polygon","coordinates":[[[-72.9,41.3],[-72.8,41.3],[-72.8,41.4],[-72.9,41.4],[-72.9,41.3]]]}""";
    private const string Line = """{"type":"LineString","coordinates":[[-72.93,41.305],[-72.92,41.305]]}""";

    private static readonly DateOnly Last = new(2026, 3, 7);

    private static readonly (EntityRef Ref, RegisterData Data)[] Things =
    [
        (
            new(EntityKind.Area, $"{Code}001"),
            new AreaData { Area = AreaKind.Subdistrict, Name = "a", Geometry = Square }),
        (new(EntityKind.Road, "R"), new RoadData { Name = "r" }),
        (new(EntityKind.Segment, "S"), new SegmentData { Road = "R", Geometry = Line, KerbMetres = 5 }),
        (new(EntityKind.Building, "B"), new BuildingData { Geometry = Square }),
        (new(EntityKind.Shop, "P"), new ShopData
        {
            Name = "p", Segment = "S", Side = "left", FromMetres = 10, ToMetres = 20, WallMetres = 12,
        }),
        (new(EntityKind.Department, "D"), new DepartmentData { Name = "d" }),
        (new(EntityKind.Dog, "G"), new DogData { Household = "H", Chip = "999518935898490" }),
    ];

    [Theory]
    [InlineData("2026-03-08T04:59:00Z", true)] // a minute before midnight in New Haven
    [InlineData("2026-03-08T05:00:00Z", false)]
    public void What_has_ended_is_shown_no_more(string now, bool shown) =>
        Assert.All(Shown(At(now), static data => data with { ValidUntil = Last }), one => Assert.Equal(shown, one));

    [Theory]
    [InlineData("2026-03-07T04:59:00Z", false)]
    [InlineData("2026-03-07T05:00:00Z", true)]
    public void What_has_not_begun_is_not_shown_yet(string now, bool shown) =>
        Assert.All(Shown(At(now), static data => data with { ValidFrom = Last }), one => Assert.Equal(shown, one));

    [Fact]
    public void What_ended_and_is_entered_again_is_shown()
    {
        var now = At("2026-03-10T12:00:00Z");
        var county = Entered(Founded(), now, static data => data);
        var gone = Entered(county, now, static data => data with { ValidUntil = Last });
        var together = gone.With(
            gone.Version + 1,
            [.. Records(static data => data with { ValidUntil = Last }), .. Records(static data => data)],
            Code,
            now);

        Assert.All(Shown(gone), Assert.False);
        Assert.All(Shown(together), Assert.True);
        Assert.All(Shown(Entered(gone, now, static data => data)), Assert.True);
    }

    [Fact]
    public void The_county_says_when_a_thing_begins_and_when_it_is_over()
    {
        var county = Founded();
        var data = new RoadData { Name = "r", ValidFrom = Last, ValidUntil = Last };

        Assert.Equal(At("2026-03-07T05:00:00Z").City, county.Turns(data, At("2026-03-01T00:00:00Z")));
        Assert.Equal(At("2026-03-08T05:00:00Z").City, county.Turns(data, At("2026-03-07T12:00:00Z")));
        Assert.Null(county.Turns(data, At("2026-03-09T00:00:00Z")));
        Assert.Null(county.Turns(new RoadData { Name = "r" }, At("2026-03-09T00:00:00Z")));
    }

    private static bool[] Shown(ShownAt now, Func<RegisterData, RegisterData> change) =>
        Shown(Entered(Founded(), now, change));

    private static bool[] Shown(County county) =>
    [
        county.Atlas.HasArea($"{Code}001"),
        county.Atlas.HasRoad("R"),
        county.Atlas.HasSegment("S"),
        county.Atlas.HasBuilding("B"),
        county.Atlas.SegmentOfShop("P") is not null,
        county.Offices.Has("D"),
        county.Chips.DogOf("999518935898490") is not null,
    ];

    private static County Founded() => County.Empty(TimeZoneInfo.FindSystemTimeZoneById("America/New_York"), Code);

    private static County Entered(County county, ShownAt now, Func<RegisterData, RegisterData> change) =>
        county.With(county.Version + 1, Records(change), Code, now);

    private static IEnumerable<(long Position, Registered Entry)> Records(Func<RegisterData, RegisterData> change) =>
        Things.Select(thing => (1L, new Registered
        {
            At = default,
            By = "x",
            Ref = thing.Ref,
            Data = change(thing.Data),
        }));

    private static ShownAt At(string now)
    {
        var at = DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture);
        return new(at, at);
    }
}
