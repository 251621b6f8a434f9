using Grid.Cases;
using Grid.Ledger;

namespace Grid.ReadModel;

/// <summary>Cases counted by one of their properties.</summary>
[GenerateSerializer, Immutable, Alias("grid.desk.totals")]
public sealed record CaseTotals(
    [property: Id(0)] long Cases,
    [property: Id(1)] IReadOnlyDictionary<CaseStage, long> ByStage,
    [property: Id(2)] long HandledInTime,
    [property: Id(3)] long HandledLate,
    [property: Id(4)] long OpenOverdue,
    [property: Id(5)] IReadOnlyList<LedgerPosition> ReadTo,
    [property: Id(6)] long Recurrences = 0);
