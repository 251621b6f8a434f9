using Dapper;
using Grid.Foundation;
using Grid.Parties;

namespace Grid.ReadModel;

/// <summary>What a party owes and owed, newest first.</summary>
internal static class ObligationList
{
    public static async Task<Outcome<Lines<Obligation>>> Obligations(this ReadModelStore store, PartyRef party, ObligationStatus? status, int limit, string? after)
    {
        var list = $"obligations/{status}";
        var where = "party = @party";
        var parameters = new DynamicParameters(new { party = Texts.Storable(party.ToString()) });
        if (status is { } wanted)
        {
            where += $" and status = {(int)wanted}"; // in the text, where the index of the open ones sees it
        }

        if (after is not null)
        {
            if (!PageCursor.TryParse(after, list, out var cursor) || cursor.At is not { } at || !Guid.TryParse(cursor.Key, out var id))
            {
                return PageCursor.Refusal;
            }

            where += " and (since, case_id) < (@at, @id)";
            parameters.Add("at", store.Time(at));
            parameters.Add("id", store.Id(id));
        }

        limit = Lines.Limit(limit);
        parameters.Add("rows", limit + 1);
        var rows = await store.Ask(database => database.QueryAsync<string>(
            $"select held from obligations where {where} order by since desc, case_id desc limit @rows", parameters));
        return Lines.Of(
            [.. rows.Select(Tables.Read<Held>)],
            limit,
            static held => held.ToObligation(),
            held => new(list, held.Since, held.Case.ToString("D")));
    }
}
