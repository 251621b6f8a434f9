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
        ", ", Columns.Select(static column => $"cast(coalesce(sum({column}), 0) as bigint) as {column}"));

    /// <param name="offices">The codes of the departments that are asked for; null for all.</param>
    public static async Task<Outcome<(ListPage<DispatchLine> Lines, DispatchFigures Total)>> Dispatches(
        this ReadModelStore store,
        int limit,
        string? after,
        IReadOnlyCollection<string>? offices = null)
    {
        var cursor = default(PageCursor);
        if (after is not null && !PageCursor.TryParse(after, List, out cursor))
        {
            return PageCursor.Refusal;
        }

        limit = ListPage.Limit(limit);
        var counted = offices is null ? "1 = 1" : store.Among("party", "@parties");
        var parties = store.List(
            (offices ?? []).Select(static code => new EntityRef(EntityKind.Department, code).ToString()));
        var lines = await store.Rows(
            $"select party, {Sums} from party_figures where party > @after and {counted} group by party having "
            + "sum(dispatched) + sum(returned) > 0 order by party limit @rows",
            new { after = StoredText.Storable(cursor.Key ?? ""), rows = limit + 1, parties },
            static row => new DispatchLine(EntityRef.Parse(row.Text("party")), Figures(row)));
        var total = await store.Rows($"select {Sums} from party_figures where {counted}", new { parties }, Figures);
        return (ListPage.Of(lines, limit, static line => new(List, null, line.Party.ToString())), total[0]);
    }

    private static DispatchFigures Figures(StoredRow row) => new(
        row.Count("dispatched"),
        row.Count("accepted"),
        row.Count("returned"),
        row.Count("returns_upheld"),
        row.Count("returns_overruled"));
}
