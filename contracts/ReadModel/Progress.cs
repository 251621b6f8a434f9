namespace Grid.ReadModel;

/// <summary>Heads of the ledger, and how far its consumers have read, by partition.</summary>
/// <param name="Clocks">How far the clocks have read; null where an earlier version answers.</param>
/// <param name="Damage">
/// One sentence that says which part of the store is damaged and what to do; null while none is.
/// </param>
/// <param name="Further">Every other consumer of the ledger, by its name; null where there is none.</param>
[GenerateSerializer, Immutable, Alias("grid.desk.progress")]
public sealed record Progress(
    [property: Id(0)] IReadOnlyList<long> Heads,
    [property: Id(1)] IReadOnlyList<long> ReadModel,
    [property: Id(2)] IReadOnlyList<long> Parties,
    [property: Id(3)] long DeadLetters,
    [property: Id(4)] IReadOnlyList<long>? Clocks = null,
    [property: Id(5)] string? Damage = null,
    [property: Id(6)] IReadOnlyDictionary<string, IReadOnlyList<long>>? Further = null);
