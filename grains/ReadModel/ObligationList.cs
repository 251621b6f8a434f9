using Dapper;
using Grid.Foundation;
using Grid.Parties;
using Grid.Rulebook;

namespace Grid.ReadModel;

/// <summary>What a party owes and owed, newest first.</summary>
internal static class ObligationList
{
    public static async Task<Outcome<ListPage<Obligation>>> Obligations(
        this ReadModelStore store,
        EntityRef party,
        ObligationStatus? status,
        int limit,
        string? after)
    {
        var list = $"obligations/{status}";
        var beyond = "";
        var parameters = new DynamicParameters(new { party = StoredText.Storable(party.ToString()) });
        if (after is not null)
        {
            if (
                !PageCursor.TryParse(after, list, out var cursor)
                || cursor.At is not { } at
                || !Guid.TryParse(cursor.Key, out var id))
            {
                return PageCursor.Refusal;
            }

            beyond = "and (since, case_id) < (@at, @id)";
            parameters.Add("at", store.Time(at));
            parameters.Add("id", store.Id(id));
        }

        limit = ListPage.Limit(limit);
        parameters.Add("rows", limit + 1);
        ObligationStatus[] statuses = status is { } wanted ? [wanted] : Enum.GetValues<ObligationStatus>();
        // A run reads its own stretch of the table, with as many rows as the page can need.
        var runs = statuses.Select(one =>
            $"select * from (select * from obligations where party = @party and status = {(int)one} {beyond} order "
            + $"by since desc, case_id desc limit @rows) as run{(int)one}");
        var rows = await store.Ask(database => database.QueryAsync<Row>(
            $"""
             select cast(c.id as text) as Id, c.number as Number, c.kind as Kind, c.class as Class,
                    o.role as Role, o.status as Status, o.rule as Rule,
                    {store.Moment("o.due")} as Due, {store.Moment("o.since")} as Since,
                    {store.Moment("o.ended")} as Ended, o.notice as Notice
             from ({string.Join(" union all ", runs)}) as o join cases c on c.id = o.case_id
             order by o.since desc, o.case_id desc limit @rows
             """,
            parameters));
        return ListPage.Of(
            [.. rows],
            limit,
            static row => row.Line,
            row => new(list, StoredTime.FromMicroseconds(row.Since), row.Id));
    }

    /// <summary>A row as either store returns it.</summary>
    private sealed record Row
    {
        public string Id { get; init; } = "";
        public string Number { get; init; } = "";
        public int Kind { get; init; }
        public string Class { get; init; } = "";
        public int Role { get; init; }
        public int Status { get; init; }
        public string Rule { get; init; } = "";
        public long? Due { get; init; }
        public long Since { get; init; }
        public long? Ended { get; init; }
        public string? Notice { get; init; }

        public Obligation Line => new(
            Guid.Parse(Id),
            Number,
            (ClassKind)Kind,
            Class,
            (AssignmentRole)Role,
            StoredTime.FromMicroseconds(Due),
            (ObligationStatus)Status,
            Rule,
            StoredTime.FromMicroseconds(Since),
            StoredTime.FromMicroseconds(Ended),
            Notice is null ? null : Tables.Read<Notice>(Notice));
    }
}
