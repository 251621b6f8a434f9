using Grid.Cells;

namespace Grid.Tests.Cells;

public sealed class RecutUndoTests
{
    private static readonly CellData West = new() { Geometry = "west" };
    private static readonly CellData Inner = new() { Geometry = "inner" }, Outer = new() { Geometry = "outer" };

    private readonly SurveyorState split = new()
    {
        Create = [new("W1", Inner), new("W2", Outer)],
        Retire = [new("W", West with { Successors = ["W1", "W2"] })],
        By = "surveyor-1",
        Before = [new("W", West)],
    };

    [Fact]
    public void What_was_not_come_to_is_left_alone() =>
        Assert.Equal(["W1 Withdrawn W"], Undo(split, ("W", West), ("W1", Inner)));

    [Fact]
    public void The_old_cell_is_restored_before_the_new_ones_give_way() =>
        Assert.Equal(
            ["W Restored ", "W1 Withdrawn W", "W2 Withdrawn W"],
            Undo(split, ("W", split.Retire[0].Data), ("W1", Inner), ("W2", Outer)));

    [Fact]
    public void What_others_changed_since_is_left_and_said() =>
        Assert.Equal(
            ["W Restored ", "W1 Left ", "W2 Withdrawn W"],
            Undo(split, ("W", split.Retire[0].Data), ("W1", Inner with { Name = "一区" }), ("W2", Outer)));

    [Fact]
    public void An_undoing_that_broke_off_goes_on()
    {
        var withdrawn = Inner with { Successors = ["W"] };

        Assert.Equal(["W1 Withdrawn ", "W2 Withdrawn W"], Undo(split, ("W", West), ("W1", withdrawn), ("W2", Outer)));
    }

    [Fact]
    public void A_cell_that_was_redrawn_is_as_it_was()
    {
        var redrawn = split with
        {
            Create = [new("W", Inner with { Successors = ["W", "W2"] }), new("W2", Outer)],
            Retire = [],
        };

        Assert.Equal(["W Restored ", "W2 Withdrawn W"], Undo(redrawn, ("W", redrawn.Create[0].Data), ("W2", Outer)));
    }

    private static IEnumerable<string> Undo(SurveyorState recut, params (string Code, CellData Data)[] now) =>
        RecutUndo.Plan(recut, now.ToDictionary(static cell => cell.Code, static cell => cell.Data))
            .Select(static step => $"{step.Code} {step.Undone} {string.Join(' ', step.Data?.Successors ?? [])}");
}
