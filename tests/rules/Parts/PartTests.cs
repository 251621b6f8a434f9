using Grid.Areas;
using Grid.Atlas;
using Grid.Counties;
using Grid.Foundation;
using Grid.Parties;
using Grid.Parts;
using Grid.Places;
using Grid.Registers;
using Grid.Rulebook;
using Grid.Tests.Atlas;
using Grid.Tests.Counties;

namespace Grid.Tests.Parts;

/// <summary>部件: found by code and by nearness, and accepted where code, class and department are so.</summary>
public sealed class PartTests
{
    private const string Lamp = "01-37", Cover = "01-02";

    private static readonly AtlasMap Street = Town.Map(
        Town.Area(Town.County, AreaKind.County, Town.Box(-1000, -1000, 1000, 1000)),
        Entered("L-1", Lamp, 0, 0),
        Entered("L-2", Lamp, 30, 0),
        Entered("L-3", Lamp, 30, 4, PartState.Removed),
        Entered("C-1", Cover, 1, 0));

    [Fact]
    public void Parts_near_a_point_come_the_nearest_first_of_one_class_or_of_all()
    {
        Assert.Equal(["C-1", "L-1", "L-2"], Near(Town.At(2, 0), 50, null));
        Assert.Equal(["L-1", "L-2"], Near(Town.At(2, 0), 50, Lamp));
        Assert.Equal(["C-1", "L-1"], Near(Town.At(2, 0), 5, null));
        Assert.Empty(Near(Town.At(500, 0), 50, null));
    }

    [Fact]
    public void A_point_hits_the_nearest_part_of_its_class_within_reach()
    {
        Assert.Equal("L-1", Street.PartAt(Town.At(2, 0), Lamp));
        Assert.Equal("C-1", Street.PartAt(Town.At(0, 0), Cover));
        Assert.Null(Street.PartAt(Town.At(15, 0), Lamp));
    }

    [Fact]
    public void What_was_removed_is_on_the_map_no_more()
    {
        Assert.Null(Street.Part("L-3"));
        Assert.Null(Street.CentreOf(new(EntityKind.Part, "L-3")));
        Assert.Equal(["C-1", "L-1", "L-2"], Street.Parts);
    }

    [Theory]
    [InlineData("9901010137000001", Lamp, null)] // county, class and number
    [InlineData("99010101037000001", Lamp, null)] // the same with three digits of the small class
    [InlineData("9901010102000001", Lamp, "part.code")]
    [InlineData("3304240137000001", Lamp, "part.code")]
    [InlineData("灯杆-012", Lamp, null)] // the county's own
    [InlineData("9901010137000001", "01-99", "class.unknown")]
    [InlineData("灯杆-012", "", "part.class")]
    public void A_code_with_the_digits_of_the_standard_says_county_and_class(
        string code, string @class, string? refused) =>
        Assert.Equal(refused, Checked(code, new() { Class = @class, At = Town.At(0, 0) })?.Code);

    [Fact]
    public void A_part_stands_in_the_county_and_its_department_is_registered()
    {
        Assert.Equal("geometry.outside", Checked("L-9", new() { Class = Lamp, At = new(100, 20) })?.Code);
        Assert.Equal(
            "part.departmentUnknown",
            EntryRules.Of(EntityKind.Part)!.Unregistered(
                new PartData { Class = Lamp, At = Town.At(0, 0), Department = "nobody" }, Question("L-9"))?.Code);
    }

    private static IEnumerable<string> Near(GeoPoint point, double metres, string? @class) =>
        Street.PartsNear(point, metres, @class).Select(static near => near.Code);

    private static Refusal? Checked(string code, PartData data) =>
        EntryRules.Of(EntityKind.Part)!.Check(data, null, Question(code));

    private static EntryQuestion Question(string code) =>
        new(new(EntityKind.Part, code), RegisterConsent.None, Shire, new(2026, 6, 1));

    private static County Shire { get; } = TestCounty.Of(
        Rules.Empty(TimeZoneInfo.Utc).With(1, new()
        {
            Table = TableName.Classes,
            Classes =
            [
                new(ClassKind.Part, Lamp, "路灯", "公用设施", [], null, new(2018, 1, 1), null, "made", "L"),
            ],
        }),
        (new(EntityKind.Area, Town.County), new AreaData
        {
            Area = AreaKind.County,
            Name = "测试县",
            Geometry = Town.Box(-1000, -1000, 1000, 1000),
        }));

    private static (EntityRef, RegisterData) Entered(
        string code, string @class, double x, double y, PartState state = PartState.Good) =>
        (new(EntityKind.Part, code), new PartData { Class = @class, At = Town.At(x, y), State = state });
}
