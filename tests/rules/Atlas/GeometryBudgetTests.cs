using Grid.Foundation;
using System.Globalization;
using Grid.Areas;
using Grid.Atlas;
using Grid.Cells;
using Grid.Registers;

namespace Grid.Tests.Atlas;

/// <summary>
/// What a geometry costs is known before it is parsed, and one that crosses itself everywhere costs no more than
/// another.
/// </summary>
public sealed class GeometryBudgetTests
{
    [Theory]
    [InlineData(9_999)]
    [InlineData(20_001)]
    public void A_star_is_refused_at_its_first_crossing(int corners)
    {
        // The check finds the crossing within its budget of comparisons, among 200 million pairs.
        Assert.NotNull(Crossings.First(GeoText.Read(Polygon(corners, corners / 2), out _)!));
        Assert.Null(Crossings.First(GeoText.Read(Polygon(corners, 1), out _)!));
    }

    [Fact]
    public void A_star_is_no_cell_and_a_circle_is()
    {
        Assert.Equal("geometry.invalid", Checked(new CellData { Geometry = Polygon(9_999, 4_999) })?.Code);
        Assert.Null(Checked(new CellData { Geometry = Polygon(9_999, 1) }));
    }

    [Theory]
    [InlineData(10_001, 1)]
    [InlineData(20_001, 9)]
    public void More_corners_than_a_place_has_are_refused_before_they_are_read(int corners, int step) =>
        Assert.Equal("geometry.tooLarge", GeometryBudget.Check(Polygon(corners, step), GeometryBudget.OfPlace)?.Code);

    [Theory]
    [InlineData("""{"type":"Polygon","coordinates":[[[120.90000000000000000000000000001,30.5]]]}""")]
    [InlineData("""{"type":"Polygon","coordinates":[[[[[[[120.9,30.5]]]]]]]}""")]
    public void Excessive_digits_and_nesting_are_refused(string text) =>
        Assert.Equal("geometry.tooLarge", GeometryBudget.Check(text, GeometryBudget.OfPlace)?.Code);

    [Fact]
    public void A_million_digits_cost_one_pass()
    {
        var digits = new string('1', 3_900_000);
        var longNumber = $$"""{"type":"Polygon","coordinates":[[[120.{{digits}},30.5]]]}""";
        var area = new AreaData { Area = AreaKind.BuiltUp, Name = "x", Geometry = longNumber };

        Assert.Equal("geometry.tooLarge", Checked(area)?.Code);
    }

    [Fact]
    public void What_comes_with_the_county_is_far_within_it() =>
        Assert.All(Haiyan.Changes, static change => Assert.NotEqual("geometry.tooLarge", Checked(change.Data)?.Code));

    private static string Polygon(int corners, int step)
    {
        var ring = Enumerable
            .Range(0, corners)
            .Append(0)
            .Select(i =>
                (Sin: Math.Sin(2 * Math.PI * ((long)i * step % corners) / corners),
                    Cos: Math.Cos(2 * Math.PI * ((long)i * step % corners) / corners)));
        var points = ring.Select(static at =>
            string.Create(
                CultureInfo.InvariantCulture, $"[{120.9 + (0.02 * at.Cos):F12},{30.5 + (0.02 * at.Sin):F12}]"));
        return $$"""{"type":"Polygon","coordinates":[[{{string.Join(',', points)}}]]}""";
    }

    private static Refusal? Checked(RegisterData data) => EntryRules.Of(data)?.CheckGeometry(data);
}
