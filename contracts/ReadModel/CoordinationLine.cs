using Grid.Ledger;

namespace Grid.ReadModel;

/// <summary>A matter that is or was referred to a coordination.</summary>
/// <param name="Waiting">How many cases wait for the coordination.</param>
/// <param name="Since">When the first case was referred.</param>
/// <param name="Due">When the round must be decided, while cases wait.</param>
[GenerateSerializer, Immutable, Alias("grid.desk.coordinationLine")]
public sealed record CoordinationLine(
    [property: Id(0)] string Key,
    [property: Id(1)] long Cases,
    [property: Id(2)] long Waiting,
    [property: Id(3)] DateTimeOffset Since,
    [property: Id(4)] DateTimeOffset? Due);

/// <summary>A page of matters.</summary>
[GenerateSerializer, Immutable, Alias("grid.desk.coordinationPage")]
public sealed record CoordinationPage(
    [property: Id(0)] IReadOnlyList<CoordinationLine> Items,
    [property: Id(1)] string? Next,
    [property: Id(2)] IReadOnlyList<LedgerPosition> ReadTo);
