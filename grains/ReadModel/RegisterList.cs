using Dapper;
using Grid.Foundation;
using Grid.Parties;
using Grid.Registers;

namespace Grid.ReadModel;

/// <summary>A register, in the order of its keys.</summary>
internal static class RegisterList
{
    public static async Task<Outcome<Lines<RegisterView>>> Register(this ReadModelStore store, PartyKind kind, string? prefix, int limit, string? after)
    {
        var beginning = Texts.Storable(new PartyRef(kind, prefix ?? "").ToString());
        var cursor = default(PageCursor);
        if (after is not null && !PageCursor.TryParse(after, beginning, out cursor))
        {
            return PageCursor.Refusal;
        }

        limit = Lines.Limit(limit);
        var rows = await store.Ask(database => database.QueryAsync<(string Entry, int Version, int Partition, long Position, string Data)>(
            """
            select entry, version, partition, position, data from registers
            where entry >= @beginning and entry < @beyond and entry > @after order by entry limit @rows
            """,
            new { beginning, beyond = Texts.AfterAll(beginning), after = Texts.Storable(cursor.Key ?? ""), rows = limit + 1 }));
        return Lines.Of(
            [.. rows.Select(static row => new RegisterView(PartyRef.Parse(row.Entry), Tables.Read<RegisterData>(row.Data), row.Version, RegisterChange.Read, new(row.Partition, row.Position)))],
            limit,
            static view => view,
            view => new(beginning, null, view.Ref.ToString()));
    }
}
