using Grid.Ledger;
using Grid.Registers;

namespace Grid.ReadModel;

/// <summary>A page of a register.</summary>
[GenerateSerializer, Immutable, Alias("grid.desk.registerPage")]
public sealed record RegisterPage(
    [property: Id(0)] IReadOnlyList<RegisterView> Items,
    [property: Id(1)] string? Next,
    [property: Id(2)] IReadOnlyList<LedgerPosition> ReadTo);
