using Dapper;
using Grid.Documents;
using Grid.Foundation;

namespace Grid.ReadModel;

/// <summary>Documents, the latest first.</summary>
internal static class DocumentList
{
    private const string List = "documents";

    public static async Task<Outcome<ListPage<DocumentLine>>> Documents(
        this ReadModelStore store, DocumentQuery query, string? first = null)
    {
        var county = OfCounty.Of(query.County, query.Counties, first);
        var conditions = new List<string> { county.Condition(store, "d.county") };
        var parameters = new DynamicParameters();
        county.Add(store, parameters);
        Where(query.Party, "d.party = @party", "party");
        Where(query.Kind, "d.kind = @kind", "kind");
        Where(query.Number, "d.number = @number", "number");
        if (query.Case is { } of)
        {
            conditions.Add("d.case_id = @of");
            parameters.Add("of", store.Id(of));
        }

        if (query.Status is { } status)
        {
            conditions.Add($"d.status = {(int)status}");
        }

        if (query.After is { } after)
        {
            if (!PageCursor.TryParse(after, List, out var cursor) || cursor.At is not { } at)
            {
                return PageCursor.Refusal;
            }

            conditions.Add("(d.issued_at, d.id) < (@at, @id)");
            parameters.Add("at", store.Time(at));
            parameters.Add("id", StoredText.Storable(cursor.Key));
        }

        var limit = ListPage.Limit(query.Limit);
        parameters.Add("rows", limit + 1);
        var rows = await store.Rows(
            $"""
             select d.brief, d.status, d.served_at from documents d where {string.Join(" and ", conditions)}
             order by d.issued_at desc, d.id desc limit @rows
             """,
            parameters,
            static row => new DocumentLine(
                Tables.Read<DocumentBrief>(row.Text("brief")),
                (DocumentStatus)row.Number("status"),
                row.FindMoment("served_at")));
        return ListPage.Of(rows, limit, static line => new(List, line.Document.IssuedAt, line.Document.Id));

        void Where(string? value, string condition, string name)
        {
            if (value is not null)
            {
                conditions.Add(condition);
                parameters.Add(name, StoredText.Storable(value));
            }
        }
    }
}
