using Grid.Areas;
using Grid.Counties;
using Grid.Parties;
using Grid.Registers;
using Grid.Rulebook;
using Grid.Tests.Atlas;
using Grid.Tests.Clocks;

namespace Grid.Tests.Counties;

/// <summary>A county draws its map by the margins of its own practice, from the day of their row.</summary>
public sealed class MarginTests
{
    private const string Street = "990101-A-01";

    private static readonly ShownAt Before = At(new(2026, 6, 1)), After = At(new(2026, 7, 1));

    // Kerb 6 m, pavement and yard 30 m: 40 m from the line lie beyond the street.
    private static readonly (EntityRef Ref, RegisterData Data)[] Things =
    [
        Town.Area(Town.County, AreaKind.County, Town.Box(-1000, -1000, 1000, 1000)),
        Town.Area(Town.Subdistrict, AreaKind.Subdistrict, Town.Box(-1000, -1000, 1000, 1000)),
        Town.Segment(Street, Town.Line((0, -200), (0, 200))),
        Town.Area("990101-Z1", AreaKind.TradingZone, Town.Box(-100, -100, 100, 100), name: "夜市 red zone"),
    ];

    [Fact]
    public void A_row_widens_the_streets_that_are_drawn_already()
    {
        var county = Entered(County.Empty(Year2019.China), Before, Things);
        Assert.Null(SegmentAt(county, 40));

        Assert.Equal(Street, SegmentAt(Entered(county, Before, Practice(Row("streetMarginMetres", 50))), 40));
        Assert.Null(SegmentAt(Entered(county, Before, Practice(Row("streetMarginMetres", 33))), 40));
    }

    [Fact]
    public void A_row_that_came_before_the_streets_holds_for_them()
    {
        var county = Entered(County.Empty(Year2019.China), Before, Practice(Row("streetMarginMetres", 50)));

        Assert.Equal(Street, SegmentAt(Entered(county, Before, Things), 40));
    }

    [Fact]
    public void A_row_holds_from_its_day_to_its_last_day()
    {
        var practice = Practice(
            Row("streetMarginMetres", 50) with { From = new(2026, 7, 1), Until = new(2026, 7, 31) });
        var county = Entered(Entered(County.Empty(Year2019.China), Before, Things), Before, practice);

        Assert.Null(SegmentAt(county, 40));
        Assert.Equal(After.City, county.Turns(practice.Data, Before));
        Assert.Equal(Street, SegmentAt(Entered(county, After, practice), 40));
        Assert.Equal(At(new(2026, 8, 1)).City, county.Turns(practice.Data, After));
        Assert.Null(county.Turns(practice.Data, At(new(2026, 8, 1))));
    }

    [Fact]
    public void Cells_are_asked_as_far_as_the_row_says()
    {
        (EntityRef, RegisterData)[] cells =
        [
            Town.Block(Town.Cell(1), Town.Box(-100, -100, 0, 100)),
            Town.Block(Town.Cell(2), Town.Box(0, -100, 100, 100)),
        ];
        var county = Entered(County.Empty(Year2019.China), Before, [.. Things, .. cells]);

        Assert.DoesNotContain(Town.Cell(2), county.Locate(Town.At(-60, 0)).Place!.NearbyCells);
        county = Entered(county, Before, Practice(Row("nearbyMetres", 80)));
        Assert.Contains(Town.Cell(2), county.Locate(Town.At(-60, 0)).Place!.NearbyCells);
    }

    [Fact]
    public void A_trading_zone_is_called_by_the_words_of_the_county()
    {
        var words = new TableData
        {
            Table = TableName.Vocabulary,
            Vocabulary =
            [
                new(WordUse.TradingZone, "red", "red zone", null, [], new(2018, 1, 1), null, "test", "L"),
            ],
        };
        var county = Entered(County.Empty(Year2019.China), Before, Things);
        Assert.Equal("夜市 red zone", county.Locate(Town.At(50, 50)).Place!.TradingZone);

        var own = Entered(county, Before, (new(EntityKind.Table, $"{Town.County}/vocabulary"), words));
        Assert.Equal("red", own.Locate(Town.At(50, 50)).Place!.TradingZone);
    }

    private static string? SegmentAt(County county, double metres) =>
        county.Locate(Town.At(metres, 0)).Place!.Segment;

    private static (EntityRef Ref, RegisterData Data) Practice(params PracticeRow[] rows) => (
        new(EntityKind.Table, $"{Town.County}/practice"),
        new TableData { Table = TableName.Practice, Practice = rows });

    private static PracticeRow Row(string option, double value) =>
        new(option, value, new(2018, 1, 1), null, "test", "L");

    private static County Entered(
        County county,
        ShownAt now,
        params (EntityRef Ref, RegisterData Data)[] entries) => county.With(
        county.Version + 1,
        entries.Select(static one => (1L, new Registered { At = default, By = "x", Ref = one.Ref, Data = one.Data })),
        Town.County,
        now);

    private static ShownAt At(DateOnly day)
    {
        var at = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8));
        return new(at, at);
    }
}
