using Dapper;
using Grid.Cases;
using Grid.Foundation;
using Grid.Parties;
using Grid.Rulebook;

namespace Grid.ReadModel;

/// <summary>Letters to other departments and authorities, in the order in which they were sent.</summary>
internal static class LetterList
{
    private const string List = "letters";

    public static async Task<Outcome<ListPage<LetterLine>>> Letters(
        this ReadModelStore store, LetterQuery query, string? first = null)
    {
        var county = OfCounty.Of(query.County, query.Counties, first);
        var conditions = new List<string> { county.Condition(store, "c.county") };
        var parameters = new DynamicParameters();
        county.Add(store, parameters);
        Where(query.To, "n.addressee = @to", "to");
        Where(query.Department, "n.department = @department", "department");
        if (query.Kind is { } kind)
        {
            conditions.Add($"n.kind = {(int)kind}");
        }

        if (query.Acknowledged is { } acknowledged)
        {
            conditions.Add(acknowledged ? "n.acknowledged_at is not null" : "n.acknowledged_at is null");
        }

        if (query.After is { } after)
        {
            if (!PageCursor.TryParse(after, List, out var cursor)
                || cursor.At is not { } at
                || cursor.Key.Split('/') is not [var key, var number]
                || !Guid.TryParse(key, out var id)
                || !int.TryParse(number, out var count))
            {
                return PageCursor.Refusal;
            }

            conditions.Add("(n.sent_at, n.case_id, n.number) > (@at, @id, @count)");
            parameters.Add("at", store.Time(at));
            parameters.Add("id", store.Id(id));
            parameters.Add("count", count);
        }

        var limit = ListPage.Limit(query.Limit);
        parameters.Add("rows", limit + 1);
        var rows = await store.Rows(
            $"""
             select n.case_id, n.number as letter, n.kind as sort, n.addressee, n.department, n.reason, n.sent_by,
                    n.sent_at, n.acknowledged_at, n.acknowledged_by, n.find,
                    c.number, c.stage, c.kind, c.class, c.lon, c.lat, c.cell, c.reported_at
             from letters n join cases c on c.id = n.case_id where {string.Join(" and ", conditions)}
             order by n.sent_at, n.case_id, n.number limit @rows
             """,
            parameters,
            Line);
        return ListPage.Of(rows, limit, static line => new(List, line.Letter.At, $"{line.Case}/{line.Letter.Number}"));

        void Where(string? value, string condition, string name)
        {
            if (value is not null)
            {
                conditions.Add(condition);
                parameters.Add(name, StoredText.Storable(value));
            }
        }
    }

    private static LetterLine Line(StoredRow row) => new(
        row.Id("case_id"),
        row.Text("number"),
        (CaseStage)row.Number("stage"),
        (ClassKind)row.Number("kind"),
        row.Text("class"),
        new(row.Real("lon"), row.Real("lat")),
        row.Text("cell"),
        row.Moment("reported_at"),
        new(row.Number("letter"), (LetterKind)row.Number("sort"), row.Text("addressee"),
            row.FindText("department") is { } department ? new EntityRef(EntityKind.Department, department) : null,
            row.Text("reason"),
            row.Moment("sent_at"),
            row.Text("sent_by"),
            row.FindMoment("acknowledged_at"),
            row.FindText("acknowledged_by"),
            row.FindText("find") is { } find ? Tables.Read<HandedFind>(find) : null));
}
