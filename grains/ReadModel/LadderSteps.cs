using Dapper;
using Grid.Foundation;
using Grid.Ladders;
using Grid.Parties;
using Grid.Penalties;
using Grid.Rulebook;

namespace Grid.ReadModel;

/// <summary>Steps of ladders, in the order in which the acts were found, and how many there are of each rung.</summary>
internal static class LadderSteps
{
    private const string List = "ladder";

    private const string TakenBack =
        "exists (select 1 from ladder_ends b where b.party = s.party and b.step = s.step and b.looked = 0)";

    public static async Task<Outcome<(ListPage<LadderLine> Lines, RungCounts Counts)>> Ladder(
        this ReadModelStore store, LadderQuery query, DateTimeOffset now, string? first = null)
    {
        var county = OfCounty.Of(query.County, query.Counties, first);
        var conditions = new List<string> { county.Condition(store, "s.county") };
        var parameters = new DynamicParameters();
        county.Add(store, parameters);
        Where(query.Party is { } kind ? $"{kind.Traits.Word}" : null, "s.holder = @holder", "holder");
        Where(query.Class, "s.class = @class", "class");
        Where(query.By, "s.taken_by = @by", "by");
        Where(query.Operation, "s.operation = @operation", "operation");
        Where(query.Subdistrict, "s.subdistrict = @subdistrict", "subdistrict");
        if (query.Rung is { } rung)
        {
            conditions.Add($"s.rung = {(int)rung}");
        }

        if (query.Case is { } id)
        {
            conditions.Add("s.case_id = @id");
            parameters.Add("id", store.Id(id));
        }

        if (query.Owed)
        {
            conditions.Add(
                $"s.rung = {(int)Rung.Order} and s.due <= @now and not exists "
                + "(select 1 from ladder_ends e where e.party = s.party and e.step = s.step)");
            parameters.Add("now", store.Time(now));
        }

        Since(query.From, "s.found >= @from", "from");
        Since(query.Until, "s.found < @until", "until");
        var counts = await Counts(store, conditions, parameters);
        if (query.After is { } after)
        {
            if (!PageCursor.TryParse(after, List, out var cursor)
                || cursor.At is not { } at
                || cursor.Key.LastIndexOf('/') is not (> 0 and var slash)
                || !int.TryParse(cursor.Key[(slash + 1)..], out var step))
            {
                return PageCursor.Refusal;
            }

            conditions.Add("(s.found, s.party, s.step) > (@at, @party, @step)");
            parameters.Add("at", store.Time(at));
            parameters.Add("party", StoredText.Storable(cursor.Key[..slash]));
            parameters.Add("step", step);
        }

        var limit = ListPage.Limit(query.Limit);
        parameters.Add("rows", limit + 1);
        var rows = await store.Rows(
            $"""
             select s.party, s.step, s.rung, s.kind, s.class, s.found, s.due, s.taken_by, s.case_id,
                    s.operation, s.subdistrict,
                    (select l.result from ladder_ends l where l.party = s.party and l.step = s.step and l.looked = 1)
                        as result,
                    case when {TakenBack} then 1 else 0 end as taken_back
             from ladder_steps s where {string.Join(" and ", conditions)}
             order by s.found, s.party, s.step limit @rows
             """,
            parameters,
            Line);
        return (ListPage.Of(rows, limit, static line => new(List, line.At, $"{line.Party}/{line.Step}")), counts);

        void Where(string? value, string condition, string name)
        {
            if (value is not null)
            {
                conditions.Add(condition);
                parameters.Add(name, StoredText.Storable(value));
            }
        }

        void Since(DateTimeOffset? time, string condition, string name)
        {
            if (time is { } known)
            {
                conditions.Add(condition);
                parameters.Add(name, store.Time(known));
            }
        }
    }

    private static async Task<RungCounts> Counts(
        ReadModelStore store, IReadOnlyList<string> conditions, DynamicParameters parameters)
    {
        var rows = await store.Rows(
            $"""
             select s.rung, s.procedure, count(*) as steps from ladder_steps s
             where not {TakenBack} and {string.Join(" and ", conditions)} group by s.rung, s.procedure
             """,
            parameters,
            static row => (
                Rung: (Rung)row.Number("rung"),
                Procedure: (PenaltyProcedure?)row.FindNumber("procedure"),
                Steps: row.Count("steps")));
        return new(
            Of(Rung.Persuade), Of(Rung.Remind), Of(Rung.Order), Of(Rung.File), In(PenaltyProcedure.Simple),
            In(PenaltyProcedure.General), In(PenaltyProcedure.Contactless));

        long Of(Rung rung) => rows.Where(row => row.Rung == rung).Sum(static row => row.Steps);
        long In(PenaltyProcedure procedure) =>
            rows.Where(row => row.Procedure == procedure).Sum(static row => row.Steps);
    }

    private static LadderLine Line(StoredRow row) => new(
        EntityRef.Parse(row.Text("party")),
        row.Number("step"),
        (Rung)row.Number("rung"),
        (ClassKind)row.Number("kind"),
        row.Text("class"),
        row.Moment("found"),
        row.FindMoment("due"),
        row.Text("taken_by"),
        row.FindId("case_id"),
        (RecheckResult?)row.FindNumber("result"),
        row.Number("taken_back") == 1,
        row.FindText("operation"),
        row.FindText("subdistrict"));
}
