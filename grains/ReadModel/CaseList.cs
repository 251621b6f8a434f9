using Dapper;
using Grid.Cases;
using Grid.Foundation;
using Grid.Parties;

namespace Grid.ReadModel;

/// <summary>Lists cases and counts them.</summary>
internal static class CaseList
{
    /// <summary>The rows of reports that are cases.</summary>
    private static readonly string Own =
        $"joined_to is null and stage in ({string.Join(", ", CountedCases.CaseStages.Select(static one => (int)one))})";

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

        const string Stage = "case when joined_to is not null then @joinedStage else stage end";
        search.Parameters.Add("joinedStage", (int)CaseStage.Joined);
        var stages = (await store.Ask(database =>
            database.QueryAsync<(
                int Stage, long Reports, long InTime, long Late, long Overdue, long Again, long Taken)>(
        $"""
         select {Stage}, count(*), sum(case when not handled_late then 1 else 0 end),
                sum(case when handled_late then 1 else 0 end),
                sum(case when is_open and {CaseSearch.Late} then 1 else 0 end),
                sum(case when id in (select case_id from recurrences) then 1 else 0 end),
                sum(case when {CaseSearch.Taken} then 1 else 0 end)
         from cases where {search.Where} group by {Stage} order by 1
         """,
        search.Parameters))).AsList();
        var cases = stages.Where(static stage => CountedCases.IsCase((CaseStage)stage.Stage)).ToList();
        return new CaseTotals(
            cases.Sum(static stage => stage.Reports),
            stages.ToDictionary(static stage => (CaseStage)stage.Stage, static stage => stage.Reports),
            cases.Sum(static stage => stage.InTime),
            cases.Sum(static stage => stage.Late),
            cases.Sum(static stage => stage.Overdue),
            [],
            cases.Sum(static stage => stage.Again))
        {
            Reports = stages.Sum(static stage => stage.Reports),
            TakenOver = cases.Sum(static stage => stage.Taken),
            ByCounty = query.ByCounty ? await store.ByCounty(search, first) : null,
            ByLead = query.ByLead ? await store.ByLead(search) : null,
        };
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
                    sum(case when is_open and {CaseSearch.Late} then 1 else 0 end)
             from cases where {search.Where} and {Own}
             group by coalesce(county, @first) order by of_county
             """,
            search.Parameters));
        return [.. counties.Select(static one =>
            new CountyTotals(one.County, one.Cases, one.Open, one.InTime, one.Late, one.Overdue))];
    }

    private static async Task<IReadOnlyList<LeadTotals>> ByLead(this ReadModelStore store, CaseSearch search)
    {
        var leads = await store.Ask(database =>
            database.QueryAsync<(string Lead, long Cases, long InTime, long Late, long Overdue)>(
            $"""
             select lead, count(*), sum(case when not handled_late then 1 else 0 end),
                    sum(case when handled_late then 1 else 0 end),
                    sum(case when is_open and {CaseSearch.Late} then 1 else 0 end)
             from cases where {search.Where} and {Own} group by lead order by lead
             """,
            search.Parameters));
        return [.. leads.Select(static one =>
            new LeadTotals(EntityRef.Parse(one.Lead), one.Cases, one.InTime, one.Late, one.Overdue))];
    }
}
