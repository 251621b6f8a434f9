using Grid.Areas;
using Grid.Trading;

namespace Grid.Tests.Trading;

/// <summary>Zones and permits by their days: what was lawful that evening stays so, whenever it is asked.</summary>
public sealed class TradingBookTests
{
    private const string Square =
        """
        {"type":"Polygon","coordinates":[[[120.93,30.53],[120.94,30.53],[120.94,30.54],[120.93,30.54],[120.93,30.53]]]}
        """;
    private static readonly Places.GeoPoint Inside = new(120.935, 30.535);
    private static readonly IReadOnlyList<string> Words = ["禁止区", "严控区", "疏导区"];

    private static readonly TradingList Schools = new([
        new("T-1", null, ["04-*"], [], "school", 100, "疏导区", TradingTerm.Never, "w", null, "c", new(2018, 1, 1),
            null, "s", "H"),
    ]);

    [Fact]
    public void A_row_gives_way_in_a_sub_district_that_has_drawn_a_zone_and_in_no_other()
    {
        var book = TradingBook.Empty.With(
            [("Z1", Zone("油厂弄疏导区", new(2018, 1, 1)) with { Parent = "001" }, new(2018, 1, 1))], []);
        Assert.Equal(["疏导区"], book.GroundAt(Inside, "001", null, Words, Schools, new(2019, 5, 1)).Drawn);
        Assert.Empty(book.GroundAt(Inside, "002", null, Words, Schools, new(2019, 5, 1)).Drawn);
        Assert.Empty(book.GroundAt(Inside, "001", null, Words, Schools, new(2017, 5, 1)).Drawn);
    }

    [Fact]
    public void A_redrawn_zone_keeps_its_version_of_the_days_before()
    {
        var book = TradingBook.Empty
            .With([("Z1", Zone("油厂弄严控区", new(2018, 1, 1)), new(2018, 1, 1))], [])
            .With([("Z1", Zone("油厂弄禁止区", new(2019, 7, 1)), new(2019, 6, 20))], []);
        Assert.Equal("严控区", ZoneOn(book, new(2019, 6, 30)));
        Assert.Equal("禁止区", ZoneOn(book, new(2019, 7, 1)));
        Assert.Null(ZoneOn(book, new(2017, 12, 31)));
    }

    [Fact]
    public void A_zone_entered_again_with_the_same_first_day_is_corrected()
    {
        var book = TradingBook.Empty
            .With([("Z1", Zone("油厂弄严控区", new(2018, 1, 1)), new(2018, 1, 1))], [])
            .With([("Z1", Zone("油厂弄疏导区", new(2018, 1, 1)), new(2019, 6, 20))], []);
        Assert.Equal("疏导区", ZoneOn(book, new(2018, 1, 1)));
    }

    [Fact]
    public void A_retired_zone_holds_until_the_day_before_it_was_retired()
    {
        var zone = Zone("油厂弄严控区", new(2018, 1, 1));
        var book = TradingBook.Empty
            .With([("Z1", zone, new(2018, 1, 1))], [])
            .With([("Z1", zone with { Retired = true }, new(2019, 6, 20))], []);
        Assert.Equal("严控区", ZoneOn(book, new(2019, 6, 19)));
        Assert.Null(ZoneOn(book, new(2019, 6, 20)));
    }

    [Fact]
    public void A_permit_is_found_on_its_ground_and_nowhere_beside_it_and_moves_with_its_entry()
    {
        var permit = new PermitData
        {
            Form = PermitForm.Pitch, Name = "4号摊位", At = Inside, ReachMetres = 3, Holder = "P-0017",
        };
        var book = TradingBook.Empty.With([], [("PM-1", permit)]);
        Assert.Single(book.At(Inside, null, null));
        Assert.Empty(book.At(new(120.9351, 30.535), null, null));
        Assert.False(Assert.Single(book.At(new(120.9351, 30.535), null, "P-0017")).Here);

        var before = book.With([], [("PM-1", permit with { At = null, Shop = "S1" })]);
        Assert.Empty(before.At(Inside, null, null));
        Assert.True(Assert.Single(before.At(Inside, "S1", null)).Here);
        Assert.Empty(before.With([], [("PM-1", permit with { At = null, Shop = "S2" })]).At(Inside, "S1", null));
    }

    [Fact]
    public void A_zone_of_the_countys_own_is_near_by_its_metres()
    {
        var school = Zone("小学", new(2018, 1, 1)) with { Area = AreaKind.Zone, Zone = "school" };
        var book = TradingBook.Empty.With([("SC-1", school, new(2018, 1, 1))], []);
        Assert.Equal(0, Assert.Single(Ground(book, Inside).Near).Metres);
        Assert.Equal(95.7, Assert.Single(Ground(book, new(120.941, 30.535)).Near).Metres, 0.5);
        Assert.Empty(Ground(book, new(120.96, 30.535)).Near);
    }

    private static TradingGround Ground(TradingBook book, Places.GeoPoint point) =>
        book.GroundAt(point, null, null, Words, Schools, new(2019, 5, 1));

    private static string? ZoneOn(TradingBook book, DateOnly day) =>
        book.GroundAt(Inside, null, null, Words, Schools, day).Zone;

    private static AreaData Zone(string name, DateOnly from) =>
        new() { Area = AreaKind.TradingZone, Name = name, Geometry = Square, ValidFrom = from };
}
