using Grid.Areas;
using Grid.Counties;
using Grid.Parties;
using Grid.Places;
using Grid.Registers;
using Grid.Rulebook;

namespace Grid.Tests.Counties;

/// <summary>Each county says itself whether it takes what has no point or no class, and under which class.</summary>
public sealed class UnclearRulesTests
{
    private static readonly DateOnly Day = new(2026, 5, 4);

    [Fact]
    public void A_county_that_takes_no_report_without_a_place_says_so()
    {
        var county = With(new() { Name = "x", TimeZone = "Asia/Shanghai", TakesUnplaced = false });

        Assert.Equal("report.pointMissing", county.Find(new(Area: "330424001")).Refusal?.Code);
        Assert.True(
            With(new() { Name = "x", TimeZone = "Asia/Shanghai" }).Find(new(Area: "330424001")).Value!.Unplaced);
    }

    [Theory]
    [InlineData(null, null, "06-99")]
    [InlineData("04-05", null, "04-05")]
    [InlineData("04-05", true, "04-05")]
    [InlineData("04-05", false, null)]
    [InlineData("77-77", null, null)] // no class of the county
    public void What_has_no_class_is_of_the_catch_all_of_the_county(string? catchAll, bool? takes, string? code)
    {
        var county = With(new()
        {
            Name = "x",
            TimeZone = "Asia/Shanghai",
            CatchAll = catchAll,
            TakesUnclassified = takes,
        });

        Assert.Equal(
            (code, code is null ? "report.classMissing" : null),
            (county.CatchAll(Day).Value, county.CatchAll(Day).Refusal?.Code));
    }

    [Fact]
    public void A_report_without_a_channel_came_by_that_of_the_county() => Assert.Equal(
        ("phone", "网络"), (ChannelList.Empty.Read("", Day, "phone").Value, ChannelList.Empty.Read("", Day).Value));

    private static County With(CountyData data) => TestCounty.Of(
        Rules.Empty(TimeZoneInfo.Utc),
        (new(EntityKind.County, "330424"), data),
        (
            new(EntityKind.Table, "330424/classes"),
            new TableData { Table = TableName.Classes, Classes = [Class("06-99"), Class("04-05")] }
        ),
        (
            new(EntityKind.Area, "330424001"),
            new AreaData { Area = AreaKind.Subdistrict, Name = "武原街道", Geometry = Square }
        ));

    private static ClassRow Class(string code) =>
        new(ClassKind.Event, code, code, "", [], null, new(2000, 1, 1), null, "test", "L");

    private const string Square =
        """{"type":"Polygon","coordinates":[[[120.9,30.5],[121,30.5],[121,30.6],[120.9,30.6],[120.9,30.5]]]}""";
}
