using Grid.Cells;
using Grid.Counties;
using Grid.Gateway.Cells;
using Grid.Gateway.Registers;
using Grid.Parties;
using Grid.Places;
using Grid.Registers;

namespace Grid.Tests.Counties;

/// <summary>Fourteen digits of a cell are an older form in a county of the national profile, and in no other.</summary>
public sealed class OlderCellsTests
{
    private const string Older = "33042400100217", Newer = "330424001002017", Elsewhere = "09520001234567";

    [Fact]
    public void A_door_reads_them_where_a_county_of_the_profile_has_the_digits()
    {
        OlderCells.ReadBy(OlderCells.OfProfile([View("330424", null), View("0952000", null)]));

        Assert.Equal(Newer, Key(Older));
        Assert.Equal(Newer, Key(Newer));
        Assert.Equal(Elsewhere, Key(Elsewhere));
        Assert.Equal(Newer, RegisterForms.Normal(new(EntityKind.Cell, Older)).Key);
    }

    [Theory]
    [InlineData("330424", null, Newer)]
    [InlineData("330424", CodeProfile.Without, Older)]
    [InlineData("0952000", null, Older)]
    public void A_folder_is_read_by_the_profile_of_its_county(string county, string? profile, string key)
    {
        OlderCells.ReadBy(county, profile);

        Assert.Equal(key, Key(Older));
    }

    [Fact]
    public void Two_counties_keep_the_cells_of_their_own_codes_apart()
    {
        EntityRef older = new(EntityKind.Cell, Older), newer = new(EntityKind.Cell, Newer);
        var index = CountyIndex.Empty
            .With(County.Empty(TimeZoneInfo.Utc, "0952000"), isFirst: false, [Entry(older)])
            .With(County.Empty(TimeZoneInfo.Utc, "330424"), isFirst: false, [Entry(newer)]);

        Assert.Equal(("0952000", "330424"), (index.OwnerOf(older), index.OwnerOf(newer)));
        var alone = CountyIndex.Empty
            .With(County.Empty(TimeZoneInfo.Utc, "330424"), isFirst: false, [Entry(newer)]);
        Assert.Equal("330424", alone.OwnerOf(older));
    }

    private static string Key(string code) => RegisterForms.Of(EntityKind.Cell).Key(code);

    private static Registered Entry(EntityRef cell) =>
        new() { At = default, By = "x", Ref = cell, Data = new CellData { Geometry = "" } };

    private static CountyView View(string code, string? profile) =>
        new(code, code, IsFirst: false, new() { Name = code, TimeZone = "UTC", Profile = profile });
}
