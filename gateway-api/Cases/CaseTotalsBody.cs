using Grid.Gateway.Foundation;
using Grid.Ledger;
using Grid.ReadModel;

namespace Grid.Gateway.Cases;

/// <summary>
/// Reports and cases counted. A report that joined a case, was refused or voided is no case and in no rate;
/// <c>byStage</c> counts all reports. <c>takenOver</c> are the cases among them that another system began; what was
/// handled there is neither in time nor late here. <c>opens</c> has the list behind each count that is not 0.
/// </summary>
public sealed record CaseTotalsBody(
    long Reports,
    long Cases,
    IReadOnlyDictionary<string, long> ByStage,
    long HandledInTime,
    long HandledLate,
    long OpenOverdue,
    long Recurrences,
    long TakenOver,
    IReadOnlyDictionary<string, string> Opens,
    IReadOnlyList<LedgerPosition> LedgerPosition,
    IReadOnlyList<CountyTotalsBody>? ByCounty = null,
    IReadOnlyList<LeadTotalsBody>? ByLead = null)
{
    internal static CaseTotalsBody From(CaseTotals totals, CaseQuery query, IQueryCollection asked) => new(
        totals.Reports,
        totals.Cases,
        totals.ByStage.ToDictionary(static pair => Words.Of(pair.Key), static pair => pair.Value),
        totals.HandledInTime,
        totals.HandledLate,
        totals.OpenOverdue,
        totals.Recurrences,
        totals.TakenOver,
        Opened(totals, query, asked),
        totals.ReadTo,
        totals.ByCounty?.Select(county => CountyTotalsBody.From(county, query, asked)).ToList(),
        totals.ByLead?.Select(lead => LeadTotalsBody.From(lead, query, asked)).ToList());

    private static Dictionary<string, string> Opened(CaseTotals totals, CaseQuery query, IQueryCollection asked)
    {
        var links = CaseLinks.Of(query, asked, new Dictionary<string, long>
        {
            ["reports"] = totals.Reports,
            ["cases"] = totals.Cases,
            ["handledInTime"] = totals.HandledInTime,
            ["handledLate"] = totals.HandledLate,
            ["openOverdue"] = totals.OpenOverdue,
            ["recurrences"] = totals.Recurrences,
            ["takenOver"] = totals.TakenOver,
        });
        foreach (var stage in totals.ByStage.Keys)
        {
            if (CountedCases.At(query, stage) is { } listed)
            {
                links[Words.Of(stage)] = CaseLinks.To(listed, asked);
            }
        }

        return links;
    }
}

/// <summary>The cases that one department leads counted, with the list behind each count that is not 0.</summary>
public sealed record LeadTotalsBody(
    string Lead,
    long Cases,
    long HandledInTime,
    long HandledLate,
    long OpenOverdue,
    IReadOnlyDictionary<string, string> Opens)
{
    internal static LeadTotalsBody From(LeadTotals totals, CaseQuery query, IQueryCollection asked) => new(
        totals.Lead.Key,
        totals.Cases,
        totals.HandledInTime,
        totals.HandledLate,
        totals.OpenOverdue,
        CaseLinks.Of(query with { Lead = totals.Lead }, asked, new Dictionary<string, long>
        {
            ["cases"] = totals.Cases,
            ["handledInTime"] = totals.HandledInTime,
            ["handledLate"] = totals.HandledLate,
            ["openOverdue"] = totals.OpenOverdue,
        }));
}

/// <summary>The cases of one county counted, with the list behind each count that is not 0.</summary>
/// <param name="County">Its code; empty while nothing names the first county of the store.</param>
public sealed record CountyTotalsBody(
    string County,
    long Cases,
    long Open,
    long HandledInTime,
    long HandledLate,
    long OpenOverdue,
    IReadOnlyDictionary<string, string> Opens)
{
    internal static CountyTotalsBody From(CountyTotals totals, CaseQuery query, IQueryCollection asked) => new(
        totals.County,
        totals.Cases,
        totals.Open,
        totals.HandledInTime,
        totals.HandledLate,
        totals.OpenOverdue,
        CaseLinks.Of(
            query with { County = totals.County.Length > 0 ? totals.County : query.County },
            asked,
            new Dictionary<string, long>
            {
                ["cases"] = totals.Cases,
                ["open"] = totals.Open,
                ["handledInTime"] = totals.HandledInTime,
                ["handledLate"] = totals.HandledLate,
                ["openOverdue"] = totals.OpenOverdue,
            }));
}
