using Dapper;
using Grid.Foundation;
using Grid.Penalties;

namespace Grid.ReadModel;

/// <summary>Penalty files, the latest opened first, and how many were decided by each procedure.</summary>
internal static class PenaltyList
{
    private const string List = "penalties";

    public static async Task<Outcome<(ListPage<PenaltyBrief> Lines, PenaltyCounts Decided)>> Penalties(
        this ReadModelStore store, PenaltyQuery query, string? first = null)
    {
        var county = OfCounty.Of(query.County, query.Counties, first);
        var conditions = new List<string> { county.Condition(store, "county") };
        var parameters = new DynamicParameters();
        county.Add(store, parameters);
        if (query.Party is { } party)
        {
            conditions.Add("party = @party");
            parameters.Add("party", StoredText.Storable(party.ToString()));
        }

        if (query.Case is { } found)
        {
            conditions.Add("case_id = @found");
            parameters.Add("found", store.Id(found));
        }

        if (query.Stage is { } stage)
        {
            conditions.Add($"stage = {(int)stage}");
        }

        if (query.Procedure is { } procedure)
        {
            conditions.Add($"procedure = {(int)procedure}");
        }

        if (query.Subdistrict is { } subdistrict)
        {
            conditions.Add("subdistrict = @subdistrict");
            parameters.Add("subdistrict", StoredText.Storable(subdistrict));
        }

        if (query.Operation is { } operation)
        {
            conditions.Add("operation = @operation");
            parameters.Add("operation", StoredText.Storable(operation));
        }

        if (query.DecidedFrom is { } from)
        {
            conditions.Add("decided_at >= @decidedFrom");
            parameters.Add("decidedFrom", store.Time(from));
        }

        if (query.DecidedUntil is { } until)
        {
            conditions.Add("decided_at < @decidedUntil");
            parameters.Add("decidedUntil", store.Time(until));
        }

        var asked = string.Join(" and ", conditions);
        if (query.After is { } after)
        {
            if (!PageCursor.TryParse(after, List, out var cursor)
                || cursor.At is not { } at
                || !Guid.TryParse(cursor.Key, out var id))
            {
                return PageCursor.Refusal;
            }

            conditions.Add("(opened < @at or (opened = @at and id > @id))");
            parameters.Add("at", store.Time(at));
            parameters.Add("id", store.Id(id));
        }

        var limit = ListPage.Limit(query.Limit);
        parameters.Add("rows", limit + 1);
        var rows = await store.Rows(
            $"""
             select brief from penalties where {string.Join(" and ", conditions)}
             order by opened desc, id limit @rows
             """,
            parameters,
            static row => Tables.Read<PenaltyBrief>(row.Text("brief")));
        var counted = await store.Rows(
            $"select procedure, count(*) as files from penalties where decided and {asked} group by procedure",
            parameters,
            static row => (Procedure: (PenaltyProcedure)row.Number("procedure"), Files: row.Count("files")));
        return (
            ListPage.Of(rows, limit, static line => new(List, line.OpenedAt, $"{line.Id}")),
            new PenaltyCounts(
                Of(PenaltyProcedure.Simple), Of(PenaltyProcedure.General), Of(PenaltyProcedure.Contactless)));

        long Of(PenaltyProcedure procedure) => counted.FirstOrDefault(one => one.Procedure == procedure).Files;
    }
}
