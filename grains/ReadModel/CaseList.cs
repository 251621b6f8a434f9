using Dapper;
using Grid.Cases;
using Grid.Foundation;

namespace Grid.ReadModel;

/// <summary>Lists cases and counts them.</summary>
internal static class CaseList
{
    public static async Task<Outcome<ListPage<CaseLine>>> Cases(
        this ReadModelStore store,
        CaseQuery query,
        DateTimeOffset now,
        string? first = null)
    {
        if (CaseSort.Find(query.Sort) is not { } sort)
        {
            return Refusal.Invalid(
                "query.sort", $"Cases are not sorted by '{query.Sort}': send reportedAt, -reportedAt, due or -due.");
        }

        var (search, refusal) = CaseSearch.Of(query, store, now, first);
        if (search is null)
        {
            return refusal!;
        }

        if (query.After is { } after)
        {
            if (!PageCursor.TryParse(after, sort.Name, out var cursor)
                || cursor.At is not { } at
                || !Guid.TryParse(cursor.Key, out var id))
            {
                return PageCursor.Refusal;
            }

            search.Add(sort.Beyond, ("at", store.Time(at)), ("id", store.Id(id)));
        }

        var limit = ListPage.Limit(query.Limit);
        search.Parameters.Add("without", store.Time(sort.Without));
        search.Parameters.Add("rows", limit + 1);
        var rows = await store.Cases($"where {search.Where} order by {sort.OrderBy} limit @rows", search.Parameters);
        return ListPage.Of(rows, limit, sort.CursorOf);
    }

    public static async Task<Outcome<CaseTotals>> Totals(
        this ReadModelStore store, CaseQuery query, DateTimeOffset now, string? first = null)
    {
        var (search, refusal) = CaseSearch.Of(query, store, now, first);
        if (search is null)
        {
            return refusal!;
        }

        var stages = (await store.Ask(database =>
            database.QueryAsync<(int Stage, long Cases, long InTime, long Late, long Overdue, long Again)>(
        $"""
         select stage, count(*), sum(case when not handled_late then 1 else 0 end),
                sum(case when handled_late then 1 else 0 end),
                sum(case when is_open and due < @now then 1 else 0 end),
                sum(case when id in (select case_id from recurrences) then 1 else 0 end)
         from cases where {search.Where} group by stage order by stage
         """,
        search.Parameters))).AsList();
        return new CaseTotals(
            stages.Sum(static stage => stage.Cases),
            stages.ToDictionary(static stage => (CaseStage)stage.Stage, static stage => stage.Cases),
            stages.Sum(static stage => stage.InTime),
            stages.Sum(static stage => stage.Late),
            stages.Sum(static stage => stage.Overdue),
            [],
            stages.Where(static stage => ProblemList.Counts((CaseStage)stage.Stage)).Sum(static stage => stage.Again))
        {
            ByCounty = query.ByCounty ? await store.ByCounty(search, first) : null,
        };
    }

    /// <summary>The open cases of each county, and how many of them are overdue. It reads open cases alone.</summary>
    /// <param name="first">Code of the first county of the store, to which cases belong that name none.</param>
    public static async Task<IReadOnlyDictionary<string, (long Open, long Overdue)>> OpenByCounty(
        this ReadModelStore store, string? first, DateTimeOffset now)
    {
        var counties = await store.Ask(database => database.QueryAsync<(string County, long Open, long Overdue)>(
            """
            select coalesce(county, @first) as of_county, count(*), sum(case when due < @now then 1 else 0 end)
            from cases where is_open group by coalesce(county, @first)
            """,
            new { first = first ?? "", now = store.Time(now) }));
        return counties.ToDictionary(static one => one.County, static one => (one.Open, one.Overdue));
    }

    private static async Task<IReadOnlyList<CountyTotals>> ByCounty(
        this ReadModelStore store, CaseSearch search, string? first)
    {
        search.Parameters.Add("first", first ?? "");
        var counties = await store.Ask(database =>
            database.QueryAsync<(string County, long Cases, long Open, long InTime, long Late, long Overdue)>(
            $"""
             select coalesce(county, @first) as of_county, count(*), sum(case when is_open then 1 else 0 end),
                    sum(case when not handled_late then 1 else 0 end),
                    sum(case when handled_late then 1 else 0 end),
                    sum(case when is_open and due < @now then 1 else 0 end)
             from cases where {search.Where} group by coalesce(county, @first) order by of_county
             """,
            search.Parameters));
        return [.. counties.Select(static one =>
            new CountyTotals(one.County, one.Cases, one.Open, one.InTime, one.Late, one.Overdue))];
    }
}
