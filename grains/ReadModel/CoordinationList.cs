using Dapper;
using Grid.Foundation;

namespace Grid.ReadModel;

/// <summary>Matters that were put to a coordination, in the order of their keys.</summary>
internal static class CoordinationList
{
    private const string List = "coordinations";

    /// <param name="open">
    /// True for matters that a case waits for, false for those that no case waits for; null for all.
    /// </param>
    public static async Task<Outcome<ListPage<CoordinationLine>>> Coordinations(
        this ReadModelStore store,
        bool? open,
        int limit,
        string? after,
        OfCounty county = default)
    {
        var cursor = default(PageCursor);
        if (after is not null && !PageCursor.TryParse(after, List, out cursor))
        {
            return PageCursor.Refusal;
        }

        limit = ListPage.Limit(limit);
        var having = open switch
        {
            true => "having sum(case when waiting then 1 else 0 end) > 0",
            false => "having sum(case when waiting then 1 else 0 end) = 0",
            null => "",
        };
        var parameters = new DynamicParameters(
            new { after = StoredText.Storable(cursor.Key ?? ""), rows = limit + 1 });
        county.Add(store, parameters);
        var rows = await store.Rows(
            $"""
             select coordination, count(*) as cases, sum(case when waiting then 1 else 0 end) as waits,
                    min(since) as first, min(case when waiting then d.due end) as ends
             from disputes d join cases c on c.id = d.case_id
             where coordination > @after and {county.Condition(store, "c.county")}
             group by coordination {having} order by coordination limit @rows
             """,
            parameters,
            static row => new CoordinationLine(
                row.Text("coordination"),
                row.Count("cases"),
                row.Count("waits"),
                row.Moment("first"),
                row.FindMoment("ends")));
        return ListPage.Of(rows, limit, static line => new(List, null, line.Key));
    }
}
