using Dapper;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Parties;
using Grid.Registers;

namespace Grid.ReadModel;

/// <summary>A register, in the order of its keys.</summary>
internal static class RegisterList
{
    private const string HasColour =
        "and exists (select 1 from plates where party = entry and month = @month and colour = @colour)";

    /// <param name="where">What it is narrowed to; null for all.</param>
    /// <param name="passedOver">
    /// Is called with the position of an entry that this version cannot read; the list goes on without it.
    /// </param>
    public static async Task<Outcome<ListPage<RegisterView>>> Register(
        this ReadModelStore store,
        EntityKind kind,
        string? prefix,
        int limit,
        string? after,
        OfCounty county = default,
        RegisterWhere? where = null,
        Action<LedgerPosition, Exception>? passedOver = null)
    {
        var beginning = StoredText.Storable(new EntityRef(kind, prefix ?? "").ToString());
        var cursor = default(PageCursor);
        if (after is not null && !PageCursor.TryParse(after, beginning, out cursor))
        {
            return PageCursor.Refusal;
        }

        limit = ListPage.Limit(limit);
        var parameters = new DynamicParameters(new
        {
            beginning,
            beyond = StoredText.AfterAll(beginning),
            after = StoredText.Storable(cursor.Key ?? ""),
            rows = limit + 1,
            most = PageLimit.MostBytes,
            limit,
            colour = StoredText.Storable(where?.Plate?.Colour ?? ""),
            month = where?.Plate is { } plate ? PlateQuery.MonthOf(plate.Month) : "",
            chip = StoredText.Storable(where?.Chip ?? ""),
            household = StoredText.Storable(where?.Household ?? ""),
        });
        county.Add(store, parameters);
        var found = await store.Ask(database =>
            database.QueryAsync<(string Entry, int Version, int Partition, long Position, string Data, long Found)>(
            $"""
            select entry, version, partition, position, data, found from
                (select entry, version, partition, position, data, count(*) over () as found,
                    sum(octet_length(data)) over (order by entry) - octet_length(data) as bytes
                 from (
                     select * from registers where entry >= @beginning and entry < @beyond and entry > @after
                         and {county.Condition(store, "county")}
                         {(where?.Plate is null ? "" : HasColour)}
                         {(where?.Chip is null ? "" : $"and {store.Member("chip")} = @chip")}
                         {(where?.Household is null ? "" : $"and {store.Member("household")} = @household")}
                     order by entry limit @rows) page) sized
            where bytes < @most order by entry limit @limit
            """,
            parameters));
        var rows = found.ToList();
        var next =
            rows is [.., var last] && rows.Count < last.Found
                ? new PageCursor(beginning, null, last.Entry).ToString()
                : null;
        return new ListPage<RegisterView>([.. rows.Select(View).OfType<RegisterView>()], next);

        RegisterView? View((string Entry, int Version, int Partition, long Position, string Data, long Found) row)
        {
            var at = new LedgerPosition(row.Partition, row.Position);
            try
            {
                return new(
                    EntityRef.Parse(row.Entry),
                    Tables.Read<RegisterData>(row.Data),
                    row.Version,
                    RegisterChange.Read,
                    at);
            }
            catch (Exception wrong) when (EventCodec.IsUnreadable(wrong))
            {
                passedOver?.Invoke(at, wrong);
                return null;
            }
        }
    }
}
