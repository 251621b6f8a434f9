using Grid.Registers;

namespace Grid.Cells;

/// <summary>
/// 网格调整: <paramref name="Retire"/> give way to <paramref name="Create"/> (split, merge, redraw). Cells keep their
/// history; their open obligations go to the successor that holds each case's point (S18, S91, S158).
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.recut")]
public sealed record RecutCells(
    [property: Id(0)] IReadOnlyList<string> Retire,
    [property: Id(1)] IReadOnlyList<NewCell> Create,
    [property: Id(2)] string By);

/// <summary>One cell after a re-cut.</summary>
[GenerateSerializer, Immutable, Alias("grid.recut.cell")]
public sealed record NewCell([property: Id(0)] string Code, [property: Id(1)] CellData Data);

[GenerateSerializer, Immutable, Alias("grid.recut.view")]
public sealed record RecutView(
    [property: Id(0)] IReadOnlyList<string> Retired,
    [property: Id(1)] IReadOnlyList<RegisterView> Created);
