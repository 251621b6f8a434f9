using Dapper;
using Grid.Foundation;
using Grid.Parties;

namespace Grid.ReadModel;

/// <summary>The plates of a month, in the order of their parties, and how many there are of each colour.</summary>
internal static class PlateLines
{
    private const string List = "plates";

    public static async Task<Outcome<(ListPage<PlateLine> Lines, IReadOnlyDictionary<string, long> Counts)>> Plates(
        this ReadModelStore store, PlateQuery query, string? first = null)
    {
        var county = OfCounty.Of(query.County, query.Counties, first);
        var asked = $"month = @month and {county.Condition(store, "county")}";
        var limit = ListPage.Limit(query.Limit);
        var cursor = default(PageCursor);
        if (query.After is { } after && !PageCursor.TryParse(after, List, out cursor))
        {
            return PageCursor.Refusal;
        }

        var parameters = new DynamicParameters(new
        {
            month = PlateQuery.MonthOf(query.Month),
            colour = StoredText.Storable(query.Colour ?? ""),
            after = StoredText.Storable(cursor.Key ?? ""),
            rows = limit + 1,
        });
        county.Add(store, parameters);
        var counts = await store.Rows(
            $"select colour, count(*) as plates from plates where {asked} group by colour",
            parameters,
            static row => (Colour: row.Text("colour"), Plates: row.Count("plates")));
        var rows = await store.Rows(
            $"""
             select party, colour, score from plates
             where {asked} and party > @after {(query.Colour is null ? "" : "and colour = @colour")}
             order by party limit @rows
             """,
            parameters,
            static row => new PlateLine(EntityRef.Parse(row.Text("party")), row.Text("colour"), row.Real("score")));
        return (
            ListPage.Of(rows, limit, static line => new(List, null, line.Party.ToString())),
            counts.ToDictionary(static one => one.Colour, static one => one.Plates));
    }
}
