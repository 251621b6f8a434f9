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

        Assert.Equal(["A", "B"], rows.Above("B").Select(static one => one.Ref.Key));
        Assert.Equal(["Y", "X"], rows.Above("X").Select(static one => one.Ref.Key));
        Assert.Empty(rows.Above("C"));
        Assert.Empty(rows.Above(null));
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
