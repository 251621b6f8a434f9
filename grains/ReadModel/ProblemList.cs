using Dapper;
using Grid.Cases;
using Grid.Foundation;
using Grid.Parties;
using Grid.Rulebook;

namespace Grid.ReadModel;

/// <summary>
/// Problems that come again. The cases of each are counted as they stand, so that a case voided later no longer counts.
/// </summary>
internal static class ProblemList
{
    private const string List = "problems";

    // The first case bears the problem's id and has no row of its own.
    private const string Members =
        "(select problem, problem_place, case_id from recurrences union select problem, problem_place, problem from "
        + "recurrences) m join cases c on c.id = m.case_id join cases f on f.id = m.problem";

    private static readonly string Counting =
        $"c.stage not in ({(int)CaseStage.Refused}, {(int)CaseStage.Voided}, {(int)CaseStage.Joined})";

    private static readonly string Select =
        $"""
         select m.problem, m.problem_place as place, min(f.kind) as kind, min(f.class) as class,
                min(f.lon) as lon, min(f.lat) as lat, count(*) as cases,
                min(c.reported_at) as first, max(c.reported_at) as latest,
                max(case when c.is_open then 1 else 0 end) as is_open,
                max(case when m.problem_place in ({MarkList.MarkedPlaces}) then 1 else 0 end) as is_marked
         from {Members}
         """;

    public static bool Counts(CaseStage stage) =>
        stage is not (CaseStage.Refused or CaseStage.Voided or CaseStage.Joined);

    public static async Task<Outcome<ListPage<ProblemLine>>> Problems(
        this ReadModelStore store,
        ProblemQuery query,
        DateTimeOffset now,
        string? first = null)
    {
        var county = OfCounty.Of(query.County, query.Counties, first);
        var where = new List<string> { Counting, county.Condition(store, "f.county") };
        var having = new List<string> { "count(*) >= @least" };
        var parameters = new DynamicParameters(new { least = Math.Max(query.Least, 1), now = store.Time(now) });
        county.Add(store, parameters);
        if (query.Class is { } pattern)
        {
            where.Add(pattern.EndsWith('*') ? "f.class >= @class and f.class < @beyond" : "f.class = @class");
            parameters.Add("class", StoredText.Storable(pattern.TrimEnd('*')));
            parameters.Add("beyond", StoredText.AfterAll(StoredText.Storable(pattern.TrimEnd('*'))));
        }

        if (query.Place is { } place)
        {
            where.Add("m.problem_place = @place");
            parameters.Add("place", StoredText.Storable(place.ToString()));
        }

        if (query.Marked is { } marked)
        {
            where.Add($"m.problem_place {(marked ? "in" : "not in")} ({MarkList.MarkedPlaces})");
        }

        if (query.Open is { } open)
        {
            having.Add($"max(case when c.is_open then 1 else 0 end) = {(open ? 1 : 0)}");
        }

        if (query.After is { } after)
        {
            if (!PageCursor.TryParse(after, List, out var cursor)
                || cursor.At is not { } at
                || !Guid.TryParse(cursor.Key, out var id))
            {
                return PageCursor.Refusal;
            }

            having.Add("(max(c.reported_at) < @at or (max(c.reported_at) = @at and m.problem < @id))");
            parameters.Add("at", store.Time(at));
            parameters.Add("id", store.Id(id));
        }

        var limit = ListPage.Limit(query.Limit);
        parameters.Add("rows", limit + 1);
        var rows = await store.Rows(
            $"{Select} where {string.Join(" and ", where)} group by m.problem, m.problem_place having "
            + $"{string.Join(" and ", having)} order by max(c.reported_at) desc, m.problem desc limit @rows",
            parameters,
            Line);
        return ListPage.Of(rows, limit, static line => new(List, line.Latest, line.Id.ToString("D")));
    }

    public static async Task<ProblemView?> Problem(this ReadModelStore store, Guid id, DateTimeOffset now)
    {
        var parameters = new { id = store.Id(id), now = store.Time(now) };
        var found = await store.Rows(
            $"{Select} where m.problem = @id and {Counting} group by m.problem, m.problem_place", parameters, Line);
        if (found is not [var problem])
        {
            return null;
        }

        var number = 0;
        return new(
            problem,
            await store.Rows(
                "select c.id, c.number, c.stage, c.reported_at, c.closed_at "
                + $"from {Members} where m.problem = @id and {Counting} order by c.reported_at, c.id",
                parameters,
                row => new ProblemCase(
                    ++number,
                    row.Id("id"),
                    row.Text("number"),
                    (CaseStage)row.Number("stage"),
                    row.Moment("reported_at"),
                    row.FindMoment("closed_at"))));
    }

    private static ProblemLine Line(StoredRow row) => new(
        row.Id("problem"),
        EntityRef.Parse(row.Text("place")),
        (ClassKind)row.Number("kind"),
        row.Text("class"),
        new(row.Real("lon"), row.Real("lat")),
        row.Count("cases"),
        row.Moment("first"),
        row.Moment("latest"),
        row.Truth("is_open"),
        row.Truth("is_marked"));
}
