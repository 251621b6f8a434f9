using Grid.Areas;
using Grid.Gateway.Import;
using Grid.Gateway.Registers;
using Grid.Parties;
using Grid.Registers;

namespace Grid.Tests.Import;

public sealed class CheckedRowsTests
{
    [Fact]
    public void A_row_stands_beside_all_that_it_lies_in_the_uppermost_first()
    {
        var rows = new CheckedRows(RegisterForms.Of(EntityKind.Area));
        rows.Add(Area("A", null));
        rows.Add(Area("B", "A"));
        rows.Add(Area("X", "Y"));
        rows.Add(Area("Y", "X"));

        Assert.Equal(["A", "B"], rows.Beside("B").Select(static one => one.Ref.Key));
        Assert.Equal(["Y", "X"], rows.Beside("X").Select(static one => one.Ref.Key));
        Assert.Empty(rows.Beside("C"));
        Assert.Empty(rows.Beside(null));
    }

    [Fact]
    public void A_row_stands_beside_those_whose_claims_meet_its_own_however_wide_they_are()
    {
        var rows = new CheckedRows(RegisterForms.Of(EntityKind.Area));
        rows.Add(Area("A", null), Front(0, 10));
        rows.Add(Area("B", null), Front(10, 20));
        rows.Add(Area("C", null), Front(0, 100_000));
        rows.Add(Area("D", null), new RowClaim("right of S", new(0, 0, 10, 1), 50));

        Assert.Equal(["A", "C"], Met(Front(5, 9)));
        Assert.Equal(["C"], Met(Front(4000, 4010)));
        Assert.Equal(["A", "B", "C"], Met(Front(-1, 90_000)));
        Assert.Empty(Met(new RowClaim("left of T", new(0, 0, 10, 1), 50)));

        IEnumerable<string> Met(RowClaim claim) => rows.Beside(null, claim).Select(static one => one.Ref.Key).Order();

        static RowClaim Front(double from, double to) => new("left of S", new(from, 0, to, 1), 50);
    }

    [Fact]
    public void The_ground_of_an_outline_reaches_round_all_its_corners()
    {
        var claim = RowClaim.OfGround("""{"type":"Polygon","coordinates":[[[1,2],[3,2],[3,5,7],[1,2]]]}""");

        Assert.Equal(new RowPart(1, 2, 3, 5), claim?.On);
        Assert.Null(RowClaim.OfGround("""{"type":"Polygon","coordinates":[]}"""));
        Assert.Null(RowClaim.OfGround("{"));
    }

    private static RegisterView Area(string code, string? parent) => new(
        new(EntityKind.Area, code),
        new AreaData
        {
            Area = AreaKind.Community,
            Name = code,
            Geometry = """{"type":"Polygon","coordinates":[]}""",
            Parent = parent,
        },
        0,
        RegisterChange.Created,
        default);
}
