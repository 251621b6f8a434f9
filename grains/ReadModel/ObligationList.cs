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
            if (!PageCursor.TryParse(after, list, out var cursor)
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
        var rows = await store.Rows(
            $"""
             select c.id, c.number, c.kind, c.class, c.part, c.address,
                    o.role, o.status, o.rule, o.due, o.since, o.ended, o.notice, o.provisional
             from ({string.Join(" union all ", runs)}) as o join cases c on c.id = o.case_id
             order by o.since desc, o.case_id desc limit @rows
             """,
            parameters,
            Line);
        return ListPage.Of(rows, limit, line => new(list, line.Since, line.Case.ToString("D")));
    }

    private static Obligation Line(StoredRow row) => new(
        row.Id("id"),
        row.Text("number"),
        (ClassKind)row.Number("kind"),
        row.Text("class"),
        (AssignmentRole)row.Number("role"),
        row.FindMoment("due"),
        (ObligationStatus)row.Number("status"),
        row.Text("rule"),
        row.Moment("since"),
        row.FindMoment("ended"),
        row.FindText("notice") is { } notice ? Tables.Read<Notice>(notice) : null,
        row.FindTruth("provisional"),
        Part: row.FindText("part"),
        Address: row.FindText("address"));
}
