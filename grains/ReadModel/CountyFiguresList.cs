using Dapper;
using Grid.Cases;

namespace Grid.ReadModel;

/// <summary>What each county has in each stage, and what of it is late.</summary>
internal static class CountyFiguresList
{
    /// <summary>
    /// Adds up what was counted as records passed; of the cases themselves it reads those alone that are overdue.
    /// </summary>
    /// <param name="first">Code of the first county of the store, to which cases belong that name none.</param>
    public static async Task<IReadOnlyDictionary<string, CountyCases>> CasesByCounty(
        this ReadModelStore store, string? first, DateTimeOffset now)
    {
        var parameters = new { first = first ?? "", now = store.Time(now) };
        var stages = await store.Ask(database =>
            database.QueryAsync<(string County, int Stage, long Cases, long InTime, long Late)>(
                """
                select coalesce(nullif(key, ''), @first) as of_county, case when joined then 11 else stage end as shown,
                       cast(sum(cases) as bigint), cast(sum(in_time) as bigint), cast(sum(late) as bigint)
                from case_figures where counted = 'county'
                group by coalesce(nullif(key, ''), @first), case when joined then 11 else stage end
                having sum(cases) > 0 order by of_county, shown
                """,
                parameters));
        var overdue = (await store.Ask(database => database.QueryAsync<(string County, long Cases)>(
            $"""
            select coalesce(county, @first) as of_county, count(*)
            from cases{store.Along("cases_running")}
            where {CaseSearch.Late} and joined_to is null group by coalesce(county, @first)
            """,
            parameters))).ToDictionary(static one => one.County, static one => one.Cases);
        return stages.GroupBy(static one => one.County).ToDictionary(
            static county => county.Key,
            county => new CountyCases(
                county.ToDictionary(static one => (CaseStage)one.Stage, static one => one.Cases),
                county.Where(static one => CountedCases.IsCase((CaseStage)one.Stage)).Sum(static one => one.InTime),
                county.Where(static one => CountedCases.IsCase((CaseStage)one.Stage)).Sum(static one => one.Late),
                overdue.GetValueOrDefault(county.Key)));
    }
}

/// <summary>The cases of a county counted.</summary>
internal sealed record CountyCases(
    IReadOnlyDictionary<CaseStage, long> ByStage, long InTime, long Late, long Overdue)
{
    public static CountyCases None { get; } = new(new Dictionary<CaseStage, long>(), 0, 0, 0);

    public long Open => ByStage.Where(static stage => CaseRules.IsOpen(stage.Key)).Sum(static stage => stage.Value);
}
