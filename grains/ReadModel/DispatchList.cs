using Dapper;
using Grid.Foundation;
using Grid.Parties;

namespace Grid.ReadModel;

/// <summary>
/// How well departments and dispatchers work together (派遣准确率、推诿), in the order of the departments' codes.
/// </summary>
internal static class DispatchList
{
    private const string List = "dispatches";

    private static readonly string[] Columns =
    [
        "dispatched",
        "accepted",
        "returned",
        "returns_upheld",
        "returns_overruled",
    ];

    private static readonly string Sums = string.Join(
        ", ",
        Columns.Select(static column => $"cast(coalesce(sum({column}), 0) as bigint)"));

    public static async Task<Outcome<(ListPage<DispatchLine> Lines, DispatchFigures Total)>> Dispatches(
        this ReadModelStore store,
        int limit,
        string? after)
    {
        var cursor = default(PageCursor);
        if (after is not null && !PageCursor.TryParse(after, List, out cursor))
        {
            return PageCursor.Refusal;
        }

        limit = ListPage.Limit(limit);
        return await store.Ask(async database =>
        {
            var rows = await database.QueryAsync<(
                string Party,
                long Dispatched,
                long Accepted,
                long Returned,
                long Upheld,
                long Overruled
            )>(
                $"select party, {Sums} from party_figures where party > @after group by party having sum(dispatched) "
                + "+ sum(returned) > 0 order by party limit @rows",
                new { after = StoredText.Storable(cursor.Key ?? ""), rows = limit + 1 });
            var all = await database.QuerySingleAsync<(
                long Dispatched,
                long Accepted,
                long Returned,
                long Upheld,
                long Overruled
            )>($"select {Sums} from party_figures");
            return (
                ListPage.Of<
                    (string Party, long Dispatched, long Accepted, long Returned, long Upheld, long Overruled),
                    DispatchLine
                >(
                    [.. rows],
                    limit,
                    static row =>
                        new(
                            EntityRef.Parse(row.Party),
                            new(row.Dispatched, row.Accepted, row.Returned, row.Upheld, row.Overruled)),
                    static row => new(List, null, row.Party)),
                new DispatchFigures(all.Dispatched, all.Accepted, all.Returned, all.Upheld, all.Overruled));
        });
    }
}
