using CsCheck;
using Grid.Areas;
using Grid.Atlas;
using Grid.Cells;
using Grid.Foundation;
using Grid.Parties;
using Grid.Registers;
using static Grid.Tests.Atlas.Town;

namespace Grid.Tests.Atlas;

public sealed class RecutTests
{
    private static readonly string A = Cell(1);
    private static readonly string B = Cell(2);
    private static readonly string C = Cell(3);
    private static readonly string D = Cell(4);

    /// <summary>Three cells in a row, each 100 m square; undrawn ground round them.</summary>
    private static readonly AtlasMap Three = Map(
        Area(Subdistrict, AreaKind.Subdistrict, Box(-1000, -1000, 1000, 1000)),
        Block(A, Box(0, 0, 100, 100)),
        Block(B, Box(100, 0, 200, 100)),
        Block(C, Box(200, 0, 300, 100)));

    [Fact]
    public void A_cell_that_is_split_names_its_parts()
    {
        var plan = Decide([A], (D, Box(0, 0, 40, 100)), (Cell(5), Box(40, 0, 100, 100))).Value!;

        Assert.Equal([D, Cell(5)], plan.Create.Select(static cell => cell.Code));
        Assert.Equal(A, plan.Retire.Single().Code);
        Assert.Equal([D, Cell(5)], plan.Retire.Single().Data.Successors);
    }

    [Fact]
    public void Cells_that_are_merged_name_the_whole()
    {
        var plan = Decide([A, B], (D, Box(0, 0, 200, 100))).Value!;

        Assert.All(plan.Retire, static old => Assert.Equal([D], old.Data.Successors));
        Assert.Equal([A, B], plan.Retire.Select(static cell => cell.Code));
    }

    [Fact]
    public void A_redrawn_cell_keeps_its_code_and_only_the_others_retire()
    {
        var plan = Decide([A, B], (A, Box(0, 0, 150, 100)), (D, Box(150, 0, 200, 100))).Value!;

        Assert.Equal([A, D], plan.Create.Select(static cell => cell.Code));
        Assert.Equal(B, plan.Retire.Single().Code);
        Assert.Equal([A, D], plan.Retire.Single().Data.Successors);
        Assert.False(After(plan).IsRetired(A));
    }

    [Fact]
    public void Ground_lost_in_an_earlier_re_cut_is_still_traced()
    {
        var once = After(Three, Decide([A, B], (A, Box(0, 0, 50, 100)), (D, Box(50, 0, 200, 100))).Value!);
        var twice = After(
            once,
            RecutRules
                .Decide(once, County, Command([A], (A, Box(0, 0, 20, 100)), (Cell(5), Box(20, 0, 50, 100))))
                .Value!);
        var thrice = After(twice, RecutRules.Decide(twice, County, Command([C], (B, Box(200, 0, 300, 100)))).Value!);

        Assert.Equal(
            (A, Cell(5), D),
            (twice.SuccessorAt(A, At(10, 50)), twice.SuccessorAt(A, At(35, 50)), twice.SuccessorAt(A, At(70, 50))));
        Assert.Equal((D, B), (thrice.SuccessorAt(B, At(130, 50)), thrice.SuccessorAt(B, At(250, 50))));
        Assert.False(thrice.IsRetired(B));
    }

    [Fact]
    public void A_cell_may_grow_over_undrawn_ground() =>
        Assert.Null(Decide([A], (D, Box(-50, -20, 100, 100))).Refusal);

    [Theory]
    [InlineData("recut.gap", 0, 40, 42, 100)]
    [InlineData("recut.gap", 1, 40, 40, 100)]
    [InlineData("recut.overlap", 0, 42, 40, 100)]
    [InlineData("recut.overlap", 0, 40, 40, 101)]
    [InlineData(null, 0, 40.04, 40, 100)]
    [InlineData(null, 0, 40, 40.04, 100.05)]
    public void What_is_cut_is_covered_without_gap_or_overlap(
        string? code,
        double west,
        double end,
        double start,
        double east) =>
        Assert.Equal(code, Decide([A], (D, Box(west, 0, end, 100)), (Cell(5), Box(start, 0, east, 100))).Refusal?.Code);

    [Fact]
    public void A_hole_is_a_gap_however_long_the_border() =>
        Assert.Equal("recut.gap", Decide([A], (D, HoledBox())).Refusal?.Code);

    [Fact]
    public void The_refusal_names_the_neighbour_and_the_square_metres()
    {
        var refusal = Decide([A], (D, Box(0, 0, 103, 100))).Refusal!;

        Assert.Contains(B, refusal.Message, StringComparison.Ordinal);
        Assert.Matches("(299|300)\\.[0-9] m²", refusal.Message);
    }

    [Fact]
    public void Codes_are_known_live_free_and_of_the_county()
    {
        var box = Box(0, 0, 100, 100);

        Assert.Equal("recut.empty", Decide([], (D, box)).Refusal?.Code);
        Assert.Equal("recut.empty", Decide([A]).Refusal?.Code);
        Assert.Equal("recut.unknownCell", Decide([Cell(99)], (D, box)).Refusal?.Code);
        Assert.Equal("recut.codeInUse", Decide([A], (B, box)).Refusal?.Code);
        Assert.Equal("recut.code", Decide([A], ("77", box)).Refusal?.Code);
        Assert.Equal("recut.twice", Decide([A, A], (D, box)).Refusal?.Code);
        Assert.Equal("recut.otherCounty", Decide([A], ("330424001001001", box)).Refusal?.Code);
        Assert.Equal("recut.remainder", Decide([A], (Subdistrict + "000000", box)).Refusal?.Code);
        Assert.Equal("geometry.type", Decide([A], (D, Line((0, 0), (1, 1)))).Refusal?.Code);
    }

    [Fact]
    public void A_re_cut_that_is_done_is_answered_and_not_repeated()
    {
        (string, string)[] parts = [(D, Box(0, 0, 40, 100)), (Cell(5), Box(40, 0, 100, 100))];
        var after = After(Decide([A], parts).Value!);

        var again = RecutRules.Decide(after, County, Command([A], parts));

        Assert.Empty(again.Value!.Create);
        Assert.Equal(
            "recut.retiredCell",
            RecutRules.Decide(after, County, Command([A], (Cell(6), Box(0, 0, 100, 100)))).Refusal?.Code);
    }

    [Fact]
    public void After_any_re_cut_every_point_has_exactly_one_cell_and_its_case_a_successor()
    {
        var kinds = new int[3];
        Gen.Select(
                Gen.Int[0, 2],
                Gen.Double[10, 90],
                Gen.Double[10, 90],
                Gen.Select(Gen.Double[1, 299], Gen.Double[1, 99]).Array[20])
            .Sample(
                (kind, low, high, points) =>
        {
            // The new border runs askew from the south edge to the north edge.
            var command = kind switch
            {
                0 => Command(
                    [A],
                    (D, Polygon((0, 0), (low, 0), (high, 100), (0, 100))),
                    (Cell(5), Polygon((low, 0), (100, 0), (100, 100), (high, 100)))),
                1 => Command([A, B], (D, Box(0, 0, 200, 100))),
                _ => Command(
                    [A, B],
                    (B, Polygon((0, 0), (50 + low, 0), (50 + high, 100), (0, 100))),
                    (D, Polygon((50 + low, 0), (200, 0), (200, 100), (50 + high, 100)))),
            };
            var after = After(RecutRules.Decide(Three, County, command).Value!);
            kinds[kind]++;

            foreach (var (x, y) in points)
            {
                var (point, before) = (At(x, y), Three.Locate(At(x, y)).Place!.Cell);
                var holding = after
                    .LiveCells(new(point.Lon, point.Lat, point.Lon, point.Lat))
                    .Where(cell => cell.Shape!.Contains(point))
                    .ToArray();
                var now = after.Locate(point).Place!.Cell;

                Assert.NotEmpty(holding);
                Assert.True(
                    holding.Length == 1
                        || holding.All(cell => cell.Shape!.MetresToEdge(LocalMetres.Round(point)) < 1e-6));
                Assert.False(after.IsRetired(now));
                Assert.Equal(
                    after.Cell(before)!.Successors.Count > 0,
                    holding.Any(cell => cell.Code == after.SuccessorAt(before, point)));
            }
        }, iter: 100, threads: 1);

        Assert.All(kinds, static count => Assert.True(count > 10));
    }

    private static Outcome<RecutPlan> Decide(string[] retire, params (string Code, string Geometry)[] create) =>
        RecutRules.Decide(Three, County, Command(retire, create));

    private static RecutCells Command(string[] retire, params (string Code, string Geometry)[] create) =>
        new(retire,
            [.. create.Select(static cell => new NewCell(cell.Code, new CellData { Geometry = cell.Geometry }))],
            "surveyor");

    private static AtlasMap After(RecutPlan plan) => After(Three, plan);

    private static AtlasMap After(AtlasMap before, RecutPlan plan) =>
        before.With(
            2,
            [
                .. plan
                    .Create.Concat(plan.Retire)
                    .Select(static cell => (new EntityRef(EntityKind.Cell, cell.Code), (RegisterData)cell.Data)),
            ]);

    private static string HoledBox()
    {
        var (outer, inner) = (Box(0, 0, 100, 100), Box(45, 45, 47, 47));
        return outer[..^2] + "," + inner[(inner.IndexOf("[[[", StringComparison.Ordinal) + 1)..];
    }
}
