using Dapper;
using Grid.Foundation;
using Grid.Ledger;

namespace Grid.ReadModel;

/// <summary>The notices to a party or a holder of posts, newest first.</summary>
internal static class NoticeList
{
    private const string List = "notices";

    public static async Task<Outcome<ListPage<NoticeLine>>> Notices(this ReadModelStore store, NoticeQuery query)
    {
        var beyond = "";
        var parameters = new DynamicParameters(
            new { recipient = StoredText.Storable(query.Party?.ToString() ?? query.Holder ?? "") });
        if (query.After is not null)
        {
            if (!PageCursor.TryParse(query.After, List, out var cursor)
                || cursor.At is not { } at
                || !LedgerPosition.TryParse(cursor.Key, out var position))
            {
                return PageCursor.Refusal;
            }

            beyond = "and (at, partition, position) < (@at, @partition, @position)";
            parameters.Add("at", store.Time(at));
            parameters.Add("partition", position.Partition);
            parameters.Add("position", position.Position);
        }

        var limit = ListPage.Limit(query.Limit);
        parameters.Add("rows", limit + 1);
        var rows = await store.Rows(
            $"select notice from notices where {(query.Party is null ? "holder" : "party")} = @recipient {beyond} "
            + "order by at desc, partition desc, position desc limit @rows",
            parameters,
            static row => Tables.Read<NoticeLine>(row.Text("notice")));
        return ListPage.Of(rows, limit, static line => new(List, line.At, line.Position.ToString()));
    }
}
