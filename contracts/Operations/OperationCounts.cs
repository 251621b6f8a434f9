using Grid.Ladders;
using Grid.Ledger;
using Grid.ReadModel;

namespace Grid.Operations;

/// <summary>What named an operation, counted.</summary>
/// <param name="Beats">Patrol beats that name it.</param>
/// <param name="Visits">Visits on those beats, beyond their plan too.</param>
/// <param name="Reports">Reports that name it, those that joined a case among them.</param>
/// <param name="Cases">The reports that are cases.</param>
/// <param name="Rungs">Steps of ladders that name it, without those taken back.</param>
/// <param name="Penalties">The penalty files that name it and were decided, by procedure.</param>
[GenerateSerializer, Immutable, Alias("grid.operation.counts")]
public sealed record OperationCounts(
    [property: Id(0)] long Beats,
    [property: Id(1)] long Visits,
    [property: Id(2)] long Reports,
    [property: Id(3)] long Cases,
    [property: Id(4)] RungCounts Rungs,
    [property: Id(5)] IReadOnlyList<LedgerPosition> ReadTo,
    [property: Id(6)] PenaltyCounts? Penalties = null);
