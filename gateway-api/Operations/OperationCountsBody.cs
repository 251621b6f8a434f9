using Grid.Ladders;
using Grid.Ledger;
using Grid.Operations;
using Grid.ReadModel;

namespace Grid.Gateway.Operations;

/// <summary>What named an operation 专项整治, counted, and the lists that open the counts.</summary>
/// <param name="Beats">Patrol beats that name it.</param>
/// <param name="Visits">Visits on those beats, beyond their plan too.</param>
/// <param name="Reports">Reports that name it, those that joined a case among them.</param>
/// <param name="Cases">The reports that are cases.</param>
/// <param name="Rungs">Steps of ladders that name it 劝导、提醒、限期整改、立案, without those taken back.</param>
/// <param name="Penalties">Penalty files that name it and were decided, by procedure.</param>
/// <param name="Opens">The list behind each count, by its name.</param>
public sealed record OperationCountsBody(
    long Beats,
    long Visits,
    long Reports,
    long Cases,
    RungCounts Rungs,
    PenaltyCounts Penalties,
    IReadOnlyDictionary<string, string> Opens,
    IReadOnlyList<LedgerPosition> LedgerPosition)
{
    internal static OperationCountsBody From(string code, OperationCounts counts) => new(
        counts.Beats,
        counts.Visits,
        counts.Reports,
        counts.Cases,
        counts.Rungs,
        counts.Penalties ?? new(0, 0, 0),
        new Dictionary<string, string>
        {
            ["reports"] = $"/v1/cases?operation={Uri.EscapeDataString(code)}",
            ["rungs"] = $"/v1/ladder?operation={Uri.EscapeDataString(code)}",
            ["penalties"] = $"/v1/penalties?operation={Uri.EscapeDataString(code)}",
        },
        counts.ReadTo);
}
