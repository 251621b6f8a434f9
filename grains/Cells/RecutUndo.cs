using Grid.Registers;

namespace Grid.Cells;

/// <summary>
/// How a re-cut that is stuck is undone. Pure: the re-cut and the cells as they stand in; the steps out. The old cells
/// come first, so that no ground is without a cell in between; the new ones give way to them, and hand back what they
/// were handed.
/// </summary>
internal static class RecutUndo
{
    /// <param name="now">The cells of the re-cut that are registered, by code.</param>
    public static IReadOnlyList<UndoStep> Plan(SurveyorState recut, IReadOnlyDictionary<string, CellData> now)
    {
        var before = recut.Before.ToDictionary(static cell => cell.Code, static cell => cell.Data);
        foreach (var cell in recut.Retire)
        {
            before.TryAdd(cell.Code, cell.Data with { Successors = [] }); // written down by an earlier version
        }

        var old = before
            .Where(static cell => !cell.Value.IsRetired(cell.Key))
            .Select(static cell => cell.Key)
            .Order(StringComparer.Ordinal)
            .ToArray();
        return
        [
            .. recut
                .Retire.Concat(recut.Create)
                .Where(cell => before.ContainsKey(cell.Code))
                .Select(cell => Undo(cell, before[cell.Code], Undone.Restored, now))
                .OfType<UndoStep>(),
            .. recut
                .Create.Where(cell => !before.ContainsKey(cell.Code))
                .Select(cell => Undo(cell, cell.Data with { Successors = old }, Undone.Withdrawn, now))
                .OfType<UndoStep>(),
        ];
    }

    /// <summary>Null for a cell that the re-cut did not come to.</summary>
    private static UndoStep? Undo(
        NewCell entered,
        CellData after,
        Undone undone,
        IReadOnlyDictionary<string, CellData> now) =>
        now.GetValueOrDefault(entered.Code) switch
        {
            null => null,
            var stands when RegisterCodec.Same(stands, entered.Data) => new(entered.Code, undone, after),
            var stands when RegisterCodec.Same(stands, after) => undone == Undone.Withdrawn
                ? new(entered.Code, undone, null)
                : null,
            _ => new(entered.Code, Undone.Left, null),
        };
}

/// <summary>What becomes of a cell when a re-cut is given up.</summary>
internal enum Undone
{
    Restored,
    Withdrawn,
    Left,
}

/// <summary>One cell of a re-cut that is given up.</summary>
/// <param name="Data">What is entered for it; null when nothing is.</param>
internal sealed record UndoStep(string Code, Undone Undone, CellData? Data);
