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
    [property: Id(6)] long Recurrences = 0)
{
    /// <summary>The same county by county, by code; null unless asked for.</summary>
    [Id(7)] public IReadOnlyList<CountyTotals>? ByCounty { get; init; }
}

/// <summary>The cases of one county counted.</summary>
/// <param name="County">Its code; empty while nothing names the first county of the store.</param>
[GenerateSerializer, Immutable, Alias("grid.desk.countyTotals")]
public sealed record CountyTotals(
    [property: Id(0)] string County,
    [property: Id(1)] long Cases,
    [property: Id(2)] long Open,
    [property: Id(3)] long HandledInTime,
    [property: Id(4)] long HandledLate,
    [property: Id(5)] long OpenOverdue);
