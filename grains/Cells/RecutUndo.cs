using Grid.Registers;

namespace Grid.Cells;

/// <summary>
/// How a re-cut that is stuck is undone. Pure: the re-cut and the cells as they are now in; the steps out. The old
/// cells come first, so that at no time a piece of ground is without a cell; then the new cells give way to them, and
/// hand back the cases that they received.
/// </summary>
internal static class RecutUndo
{
    /// <param name="now">The cells of the re-cut that are registered now, by code.</param>
    public static IReadOnlyList<UndoStep> Plan(SurveyorState recut, IReadOnlyDictionary<string, CellData> now)
    {
        var before = recut.Before.ToDictionary(static cell => cell.Code, static cell => cell.Data);
        foreach (var cell in recut.Retire)
        {
            // An earlier version wrote the successors down too.
            before.TryAdd(cell.Code, cell.Data with { Successors = [] });
        }

        var old = before
            .Where(static cell => !cell.Value.IsRetired(cell.Key))
            .Select(static cell => cell.Key)
            .Order(StringComparer.Ordinal)
            .ToArray();
        return
        [
            .. recut.Retire
                .Concat(recut.Create)
                .Where(cell => before.ContainsKey(cell.Code))
                .Select(cell => Undo(cell, before[cell.Code], Undone.Restored, now))
                .OfType<UndoStep>(),
            .. recut.Create
                .Where(cell => !before.ContainsKey(cell.Code))
                .Select(cell => Undo(cell, cell.Data with { Successors = old }, Undone.Withdrawn, now))
                .OfType<UndoStep>(),
        ];
    }

    /// <summary>The step for one cell; null for a cell that the re-cut did not reach.</summary>
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

/// <summary>What happens to a cell when a re-cut is given up.</summary>
internal enum Undone
{
    Restored,
    Withdrawn,
    Left,
}

/// <summary>One cell of a re-cut that is given up.</summary>
/// <param name="Data">The data that is entered for the cell; null when nothing is entered.</param>
internal sealed record UndoStep(string Code, Undone Undone, CellData? Data);
