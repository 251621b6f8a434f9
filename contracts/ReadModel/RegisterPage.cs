using Grid.Cases;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Parties;
using Grid.Places;
using Grid.Posts;
using Grid.Registers;
using Grid.Rulebook;

namespace Grid.ReadModel;

/// <summary>A page of a register.</summary>
[GenerateSerializer, Immutable, Alias("grid.desk.registerPage")]
public sealed record RegisterPage(
    [property: Id(0)] IReadOnlyList<RegisterView> Items,
    [property: Id(1)] string? Next,
    [property: Id(2)] IReadOnlyList<LedgerPosition> ReadTo);
