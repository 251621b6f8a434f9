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

    public static bool Counts(CaseStage stage) =>
        stage is not (CaseStage.Refused or CaseStage.Voided or CaseStage.Joined);

    public static async Task<Outcome<ListPage<ProblemLine>>> Problems(
        this ReadModelStore store,
        ProblemQuery query,
        DateTimeOffset now)
    {
        var (where, having) = (new List<string> { Counting }, new List<string> { "count(*) >= @least" });
        var parameters = new DynamicParameters(new { least = Math.Max(query.Least, 1), now = store.Time(now) });
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
            if (
                !PageCursor.TryParse(after, List, out var cursor)
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
        var rows = (await store.Ask(database => database.QueryAsync<Row>(
            $"{Select(store)} where {string.Join(" and ", where)} group by m.problem, m.problem_place having "
            + $"{string.Join(" and ", having)} order by max(c.reported_at) desc, m.problem desc limit @rows",
            parameters))).AsList();
        return ListPage.Of(rows, limit, static row => row.Line, static row => new(List, row.Line.Latest, row.Id));
    }

    public static async Task<ProblemView?> Problem(this ReadModelStore store, Guid id, DateTimeOffset now)
    {
        var parameters = new { id = store.Id(id), now = store.Time(now) };
        var problem = await store.Ask(database => database.QuerySingleOrDefaultAsync<Row>(
            $"{Select(store)} where m.problem = @id and {Counting} group by m.problem, m.problem_place", parameters));
        if (problem is null)
        {
            return null;
        }

        var cases = await store.Ask(database =>
            database.QueryAsync<(string Id, string Number, int Stage, long ReportedAt, long? ClosedAt)>(
            $"select cast(c.id as text), c.number, c.stage, {store.Moment("c.reported_at")}, "
            + $"{store.Moment("c.closed_at")} from {Members} where m.problem = @id and {Counting} order by "
                + "c.reported_at, c.id",
            parameters));
        return new(
            problem.Line,
            [
                .. cases.Select(
                    static (one, before) =>
                        new ProblemCase(
                            before + 1,
                            Guid.Parse(one.Id),
                            one.Number,
                            (CaseStage)one.Stage,
                            StoredTime.FromMicroseconds(one.ReportedAt),
                            StoredTime.FromMicroseconds(one.ClosedAt))),
            ]);
    }

    private static string Select(ReadModelStore store) =>
        $"""
         select cast(m.problem as text) as Id, m.problem_place as Place, min(f.kind) as Kind, min(f.class) as Class,
                min(f.lon) as Lon, min(f.lat) as Lat, count(*) as Cases,
                {store.Moment("min(c.reported_at)")} as First, {store.Moment("max(c.reported_at)")} as Latest,
                max(case when c.is_open then 1 else 0 end) as IsOpen,
                max(case when m.problem_place in ({MarkList.MarkedPlaces}) then 1 else 0 end) as IsMarked
         from {Members}
         """;

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public string Place { get; init; } = "";
        public int Kind { get; init; }
        public string Class { get; init; } = "";
        public double Lon { get; init; }
        public double Lat { get; init; }
        public long Cases { get; init; }
        public long First { get; init; }
        public long Latest { get; init; }
        public long IsOpen { get; init; }
        public long IsMarked { get; init; }

        public ProblemLine Line => new(
            Guid.Parse(Id),
            EntityRef.Parse(Place),
            (ClassKind)Kind,
            Class,
            new(Lon, Lat),
            Cases,
            StoredTime.FromMicroseconds(First),
            StoredTime.FromMicroseconds(Latest),
            IsOpen != 0,
            IsMarked != 0);
    }
}
