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
        string? after)
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
        var rows = await store.Ask(database =>
            database.QueryAsync<(string Key, long Cases, long Waiting, long Since, long? Due)>(
            $"""
             select coordination, count(*), sum(case when waiting then 1 else 0 end),
                    {store.Moment("min(since)")}, {store.Moment("min(case when waiting then due end)")}
             from disputes where coordination > @after group by coordination {having} order by coordination limit @rows
             """,
            new { after = StoredText.Storable(cursor.Key ?? ""), rows = limit + 1 }));
        return ListPage.Of(
            [.. rows],
            limit,
            static row => new CoordinationLine(
                row.Key,
                row.Cases,
                row.Waiting,
                StoredTime.FromMicroseconds(row.Since),
                StoredTime.FromMicroseconds(row.Due)),
            static row => new(List, null, row.Key));
    }
}
