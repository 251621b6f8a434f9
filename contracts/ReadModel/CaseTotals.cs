using Grid.Cases;
using Grid.Ledger;
using Grid.Parties;

namespace Grid.ReadModel;

/// <summary>
/// Reports and cases counted. A report that joined a case, was refused or voided is no case: it counts among the
/// reports and at its stage, and in no rate. <see cref="CountedCases"/> opens each count into what it counts.
/// </summary>
/// <param name="Cases">The reports that are cases: see <see cref="CountedCases.IsCase"/>.</param>
/// <param name="ByStage">All reports by stage; those that joined a case at the stage joined, wherever it went.</param>
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

    [Id(8)] public long Reports { get; init; }

    /// <summary>The same department by department that leads the cases; null unless asked for.</summary>
    [Id(9)] public IReadOnlyList<LeadTotals>? ByLead { get; init; }

    /// <summary>
    /// The cases among them that were taken over from another system. What was handled there is neither in time nor
    /// late here.
    /// </summary>
    [Id(10)] public long TakenOver { get; init; }
}

/// <summary>The cases that a party leads counted: whose the lateness is.</summary>
[GenerateSerializer, Immutable, Alias("grid.desk.leadTotals")]
public sealed record LeadTotals(
    [property: Id(0)] EntityRef Lead,
    [property: Id(1)] long Cases,
    [property: Id(2)] long HandledInTime,
    [property: Id(3)] long HandledLate,
    [property: Id(4)] long OpenOverdue);

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
