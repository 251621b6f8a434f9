using Dapper;
using Grid.Ladders;
using Grid.Operations;
using Grid.Penalties;

namespace Grid.ReadModel;

/// <summary>What the campaign counts: persuasions and decided penalties, by time and sub-district.</summary>
internal static class CampaignLines
{
    private const string Steps =
        "s.found >= @from and s.found < @until and not exists "
        + "(select 1 from ladder_ends b where b.party = s.party and b.step = s.step and b.looked = 0)";

    public static async Task<IReadOnlyList<CampaignLine>> Campaign(
        this ReadModelStore store, CampaignQuery query, string? first = null)
    {
        var county = OfCounty.Of(query.County, null, first);
        var lines = new List<CampaignLine>();
        for (var stretch = 0; stretch < query.Bounds.Count - 1; stretch++)
        {
            var parameters = new DynamicParameters();
            county.Add(store, parameters);
            parameters.Add("from", store.Time(query.Bounds[stretch]));
            parameters.Add("until", store.Time(query.Bounds[stretch + 1]));
            var at = stretch;
            lines.AddRange(await store.Rows(
                $"""
                 select s.subdistrict, count(*) as done from ladder_steps s
                 where s.rung = {(int)Rung.Persuade} and {county.Condition(store, "s.county")} and {Steps}
                 group by s.subdistrict
                 """,
                parameters,
                row => new CampaignLine(
                    CampaignCount.Persuasions, at, row.FindText("subdistrict"), row.Count("done"))));
            lines.AddRange(await store.Rows(
                $"""
                 select procedure, subdistrict, count(*) as done from penalties
                 where decided_at >= @from and decided_at < @until and {county.Condition(store, "county")}
                 group by procedure, subdistrict
                 """,
                parameters,
                row => new CampaignLine(
                    Of((PenaltyProcedure)row.Number("procedure")), at, row.FindText("subdistrict"),
                    row.Count("done"))));
        }

        return lines;
    }

    private static CampaignCount Of(PenaltyProcedure procedure) => procedure switch
    {
        PenaltyProcedure.Simple => CampaignCount.Simple,
        PenaltyProcedure.General => CampaignCount.General,
        _ => CampaignCount.Contactless,
    };
}
