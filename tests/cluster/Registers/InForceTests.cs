using Grid.Buildings;
using Grid.Parties;
using Grid.Rulebook;
using Grid.Tests.City;

namespace Grid.Tests.Registers;

/// <summary>When its day comes, what ended is not found any more, and what begins is, without a record.</summary>
public sealed class InForceTests
{
    [Fact]
    public async Task A_building_is_there_from_its_first_day_to_its_last()
    {
        await using var city = await TestCity.Found(TestStore.Embedded());
        var quarter = await TestNeighbourhood.Open(city);
        var today = DayOf(quarter.Now);

        // A thing of days that still come for the machine has not begun, whatever a driven city makes of its time.
        var begins = Later(today, DayOf(TimeProvider.System.GetUtcNow())).AddDays(30);
        var house = new BuildingData { Geometry = quarter.Box(-205, 15, -180, 30) };
        var shed = new BuildingData { Geometry = quarter.Box(-205, 100, -180, 115), ValidFrom = begins };
        await quarter.Enter(quarter.Repository, house with { ValidUntil = today });
        await quarter.Enter(new(EntityKind.Building, $"{quarter.Repository.Key}-S"), shed);

        Assert.Equal(quarter.Repository.Key, await BuildingAt(quarter, -190, 22));
        Assert.Null(await BuildingAt(quarter, -190, 105));

        quarter.Now = quarter.Now.AddDays(1);
        Assert.Null(await BuildingAt(quarter, -190, 22));
        Assert.Null(await BuildingAt(quarter, -190, 105));

        quarter.Now = quarter.Now.AddDays(begins.DayNumber - DayOf(quarter.Now).DayNumber);
        Assert.Equal($"{quarter.Repository.Key}-S", await BuildingAt(quarter, -190, 105));
    }

    [Fact]
    public async Task A_margin_of_the_map_holds_from_the_first_day_of_its_row()
    {
        await using var city = await TestCity.Found(TestStore.Embedded());
        var quarter = await TestNeighbourhood.Open(city);
        var tomorrow = DayOf(quarter.Now).AddDays(1);
        await quarter.Enter(new(EntityKind.Table, $"{County.Code}/practice"), new TableData
        {
            Table = TableName.Practice,
            Practice = [new("streetMarginMetres", 120, tomorrow, null, "test", "L")],
        });

        Assert.Null((await quarter.Locate(quarter.Yard))!.Segment);

        quarter.Now = quarter.Now.AddDays(1);
        Assert.Equal(quarter.WestStreet.Key, (await quarter.Locate(quarter.Yard))!.Segment);
    }

    private static async Task<string?> BuildingAt(TestNeighbourhood quarter, double x, double y) =>
        (await quarter.Locate(quarter.At(x, y)))!.Building;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly DayOf(DateTimeOffset time) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeBySystemTimeZoneId(time, "Asia/Shanghai").DateTime);
}
