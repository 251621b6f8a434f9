using Grid.Areas;
using Grid.Atlas;
using Grid.Cells;
using Grid.Coordinations;
using Grid.Counties;
using Grid.Parties;
using Grid.Places;
using Grid.Registers;
using Grid.Rulebook;

namespace Grid.Tests.Counties;

/// <summary>
/// A county whose codes say nothing: what lies in what is in its fields and outlines, and any code is taken.
/// </summary>
public sealed class OpaqueCodesTests
{
    private const string NewHaven = "0952000", Ward = "0952000-W01", Cell = "0952000-W01-C0102";

    private static readonly CountyData Entry = new() { Name = "New Haven", TimeZone = "America/New_York" };

    private static readonly County City = TestCounty.Of(
        Rules.Empty(TimeZoneInfo.Utc),
        (new(EntityKind.County, NewHaven), Entry),
        (new(EntityKind.Area, NewHaven), Land(AreaKind.County, 0, 0, 0.1)),
        (new(EntityKind.Area, Ward), Land(AreaKind.Subdistrict, 0, 0, 0.05) with { Parent = NewHaven }),
        (new(EntityKind.Cell, Cell), new CellData { Geometry = Square(0.01, 0.01, 0.01), Subdistrict = Ward }));

    private static AtlasMap Map => City.Atlas;

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("330424", null, true)]
    [InlineData("330424", "none", false)]
    [InlineData(NewHaven, null, false)]
    [InlineData(NewHaven, "GB/T 30428", true)]
    public void A_county_of_six_digits_has_the_profile_unless_it_says_otherwise(
        string? county, string? profile, bool digits) =>
        Assert.Equal(digits, CodeProfile.Of(county, profile).HasDigits);

    [Fact]
    public void A_point_finds_cell_and_sub_district_by_fields_and_outlines()
    {
        var (drawn, open, outside) = (At(0.015, 0.015), At(0.04, 0.04), At(0.09, 0.09));

        Assert.Equal((Cell, Ward), (drawn.Cell, drawn.Subdistrict));
        Assert.Equal((Map.Codes.RemainderOf(Ward), Ward), (open.Cell, open.Subdistrict));
        Assert.Equal(Ward, outside.Subdistrict); // the nearest
        Assert.True(new EntityRef(EntityKind.Cell, open.Cell) is var rest
            && EntryRules.Of(EntityKind.Cell)!.IsRegistered(Map, City.Offices, rest));
    }

    [Fact]
    public void What_lies_somewhere_in_the_county_is_in_its_remainder()
    {
        var place = City.PlaceIn(NewHaven)!;

        Assert.Equal((NewHaven, Map.Codes.RemainderOf(NewHaven)), (place.Subdistrict, place.Cell));
    }

    [Fact]
    public void Examples_name_the_things_of_the_county()
    {
        var sample = City.Sample;

        Assert.Equal(("New Haven", NewHaven, Ward), (sample.Name, sample.County, sample.Subdistrict));
        Assert.NotNull(City.Locate(new(sample.Lon, sample.Lat)).Place);
        Assert.Equal((false, "SHOP", "CLASS"), (sample.HasSegment, sample.Shop, sample.Class));
    }

    [Theory]
    [InlineData("W-2", NewHaven, 0.05, null)]
    [InlineData("W-2", null, 0.05, null)]
    [InlineData("W-2", "nowhere", 0.05, "area.parent")]
    [InlineData("W-2", Ward, 0.05, "area.parent")] // a ward lies in no ward
    [InlineData("W-2-of-a-name-that-leaves-no-room-for-that-of-its-remainder-cell", NewHaven, 0.05, "area.code")]
    public void A_ward_is_registered_by_its_parent(string code, string? parent, double at, string? refused) =>
        Assert.Equal(
            refused,
            AreaRules.Check(Map, code, Land(AreaKind.Subdistrict, at, 0, 0.04) with { Parent = parent })?.Code);

    [Fact]
    public void Cells_are_cut_by_their_own_codes()
    {
        NewCell[] halves =
        [
            new("C-a", new() { Geometry = Box(0.01, 0.01, 0.005, 0.01), Subdistrict = Ward }),
            new("C-b", new() { Geometry = Box(0.015, 0.01, 0.005, 0.01), Subdistrict = Ward }),
        ];

        var cut = RecutRules.Decide(Map, NewHaven, new([Cell], halves, "surveyor"));

        Assert.Equal(["C-a", "C-b"], cut.Value!.Create.Select(static cell => cell.Code));
        Assert.Equal(
            "recut.remainder",
            RecutRules.Decide(Map, NewHaven, new([Map.Codes.RemainderOf(Ward)], halves, "s")).Refusal?.Code);
    }

    [Theory]
    [InlineData("330424001-E0405", "330424001", "04-05")]
    [InlineData("0952000-W01~E04-05", Ward, "04-05")]
    [InlineData("W01~EPOTHOLE", "W01", "POTHOLE")]
    [InlineData("W~1~EA-B.C", "W~1", "A-B.C")]
    public void The_key_of_a_matter_is_read_as_it_was_written(string key, string subdistrict, string code)
    {
        var matter = new MatterKey(subdistrict, ClassKind.Event, code);

        Assert.Equal((key, matter), (matter.ToString(), MatterKey.Read(key)));
    }

    [Theory]
    [InlineData("04-*", "04-05", true)]
    [InlineData("ROAD-*", "ROAD-HOLE-BIG", true)]
    [InlineData("ROAD-HOLE-*", "ROAD-HOLE-BIG", true)]
    [InlineData("ROAD-*", "ROADSIDE", false)]
    [InlineData("*", "POTHOLE", true)]
    [InlineData("POTHOLE", "POTHOLE", true)]
    public void A_pattern_names_all_classes_whose_codes_begin_alike(string pattern, string code, bool fits)
    {
        Assert.True(ClassCodes.IsPattern(pattern));
        Assert.Equal(fits, ClassPatterns.Includes(pattern, code));
        Assert.Equal(fits && pattern != code, ClassCodes.Wider(code).Contains(pattern));
    }

    private static Place At(double lon, double lat) => City.Locate(new(lon - 72.9, lat + 41.3)).Place!;

    private static AreaData Land(AreaKind kind, double west, double south, double size) =>
        new() { Area = kind, Name = "x", Geometry = Square(west, south, size) };

    private static string Square(double west, double south, double size) => Box(west, south, size, size);

    private static string Box(double west, double south, double wide, double high)
    {
        var (w, s) = (west - 72.9, south + 41.3);
        var (e, n) = (w + wide, s + high);
        return FormattableString.Invariant(
            $$"""
            {"type":"Polygon","coordinates":[[[{{w}},{{s}}],[{{e}},{{s}}],[{{e}},{{n}}],[{{w}},{{n}}],[{{w}},{{s}}]]]}
            """);
    }
}
