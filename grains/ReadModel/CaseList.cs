using Grid.Cases;
using Grid.Foundation;
using Grid.Parties;

namespace Grid.ReadModel;

/// <summary>Lists cases and counts them.</summary>
internal static class CaseList
{
    public static async Task<Outcome<ListPage<CaseLine>>> Cases(
        this ReadModelStore store,
        CaseQuery query,
        DateTimeOffset now,
        string? first = null)
    {
        if (CaseSort.Find(query.Sort) is not { } sort)
        {
            return Refusal.Invalid(
                "query.sort", $"Cases are not sorted by '{query.Sort}': send reportedAt, -reportedAt, due or -due.");
        }

        var (search, refusal) = CaseSearch.Of(query, store, now, first);
        if (search is null)
        {
            return refusal!;
        }

        PageCursor? beyond = null;
        if (query.After is { } after)
        {
            if (!PageCursor.TryParse(after, sort.Name, out var cursor)
                || cursor.At is not { } at
                || !Guid.TryParse(cursor.Key, out var id))
            {
                return PageCursor.Refusal;
            }

            beyond = cursor;
            search.Parameters.Add("at", store.Time(at));
            search.Parameters.Add("id", store.Id(id));
        }

        var limit = ListPage.Limit(query.Limit);
        var few = await store.Fewest(search);
        var rows = new List<CaseLine>();
        foreach (var stretch in sort.Stretches(beyond).TakeWhile(_ => rows.Count <= limit))
        {
            search.Parameters.Add("rows", limit + 1 - rows.Count);
            rows.AddRange(await store.Cases(CaseWay.Of(search, sort, stretch, few, store), search.Parameters));
        }

        return ListPage.Of(rows, limit, sort.CursorOf);
    }

    public static async Task<Outcome<CaseTotals>> Totals(
        this ReadModelStore store, CaseQuery query, DateTimeOffset now, string? first = null)
    {
        var (search, refusal) = CaseSearch.Of(query, store, now, first);
        if (search is null)
        {
            return refusal!;
        }

        search.Parameters.Add("first", first ?? "");
        var asked = CaseFigures.Asked(query, first);
        var isWhole = asked is (CaseFigures.County, null);
        var rows = asked is null || (query.ByLead && !isWhole)
            ? CaseWay.All(search, await store.Fewest(search), store)
            : (CaseRows?)null;
        var stages = asked is { } counted
            ? await store.Figures(search, query, counted.Counted, counted.Keys, "''")
            : await store.Counted(search, rows!.Value, "''");
        var cases = stages.Where(static stage => stage.IsCase).ToList();
        return new CaseTotals(
            cases.Sum(static stage => stage.Reports),
            stages
                .GroupBy(static stage => stage.Shown)
                .OrderBy(static stage => stage.Key)
                .ToDictionary(static stage => stage.Key, static stage => stage.Sum(static one => one.Reports)),
            cases.Sum(static stage => stage.InTime),
            cases.Sum(static stage => stage.Late),
            cases.Sum(static stage => stage.Overdue),
            [],
            cases.Sum(static stage => stage.Again))
        {
            Reports = stages.Sum(static stage => stage.Reports),
            TakenOver = cases.Sum(static stage => stage.Taken),
            ByCounty = query.ByCounty ? await ByCounty() : null,
            ByLead = query.ByLead ? await ByLead() : null,
        };

        async Task<IReadOnlyList<CountyTotals>> ByCounty() =>
        [
            .. Of(asked is { Counted: CaseFigures.County } one
                ? await store.Figures(search, query, one.Counted, one.Keys, County)
                : await store.Counted(search, rows!.Value, County)).Select(static one => new CountyTotals(
                    one.Key,
                    one.Sum(static stage => stage.Reports),
                    one.Where(static stage => CaseRules.IsOpen(stage.Shown)).Sum(static stage => stage.Reports),
                    one.Sum(static stage => stage.InTime),
                    one.Sum(static stage => stage.Late),
                    one.Sum(static stage => stage.Overdue))),
        ];

        async Task<IReadOnlyList<LeadTotals>> ByLead() =>
        [
            .. Of(rows is { } all
                ? await store.Counted(search, all, "lead")
                : await store.Figures(search, query, CaseFigures.Lead, null, "lead")).Select(static one =>
                    new LeadTotals(
                        EntityRef.Parse(one.Key),
                        one.Sum(static stage => stage.Reports),
                        one.Sum(static stage => stage.InTime),
                        one.Sum(static stage => stage.Late),
                        one.Sum(static stage => stage.Overdue))),
        ];

        static IEnumerable<IGrouping<string, StageCount>> Of(IReadOnlyList<StageCount> stages) => stages
            .Where(static stage => stage.IsCase)
            .GroupBy(static stage => stage.Of)
            .OrderBy(static one => one.Key, StringComparer.Ordinal);
    }

    private const string County = "coalesce(county, @first)";

    /// <summary>Counts the cases of a search.</summary>
    /// <param name="of">The expression by which they are counted apart.</param>
    private static async Task<IReadOnlyList<StageCount>> Counted(
        this ReadModelStore store, CaseSearch search, CaseRows rows, string of) => await store.Rows(
        $"""
         {rows.With}select {of} as of_what, stage, {Joined} as has_joined, count(*) as reports,
                sum(case when not handled_late then 1 else 0 end) as in_time,
                sum(case when handled_late then 1 else 0 end) as late,
                sum(case when {CaseSearch.Late} then 1 else 0 end) as overdue,
                sum(case when {CaseSearch.Again} then 1 else 0 end) as again,
                sum(case when {CaseSearch.Taken} then 1 else 0 end) as taken
         from {rows.From} {rows.Where} group by 1, 2, 3
         """,
        search.Parameters,
        StageCount.Read);

    private const string Joined = "case when joined_to is null then 0 else 1 end";

    /// <summary>
    /// Reads what was counted as records passed; of the cases themselves those alone whose time runs, which are few.
    /// </summary>
    /// <param name="counted">What is counted, and of it <paramref name="keys"/>; null for all.</param>
    /// <param name="of">As <see cref="Counted"/> has it: by what cases that are late are counted apart.</param>
    private static async Task<IReadOnlyList<StageCount>> Figures(
        this ReadModelStore store, CaseSearch search, CaseQuery query, string counted, IReadOnlyList<string>? keys,
        string of)
    {
        search.Parameters.Add("counted", counted);
        if (keys is not null)
        {
            search.Parameters.Add("keys", store.List(keys));
        }

        var stages = query.Stages.Count == 0
            ? ""
            : $"and stage in ({string.Join(", ", query.Stages.Select(static stage => (int)stage))})";
        var joined = query.Joined is { } has ? $"and {(has ? "" : "not ")}joined" : "";
        var key = of switch
        {
            "lead" => "key",
            County => "coalesce(nullif(key, ''), @first)",
            _ => of,
        };
        var figures = await store.Rows(
            $"""
             select {key} as of_what, stage, case when joined then 1 else 0 end as has_joined,
                    cast(sum(cases) as bigint) as reports, cast(sum(in_time) as bigint) as in_time,
                    cast(sum(late) as bigint) as late, cast(0 as bigint) as overdue,
                    cast(sum(again) as bigint) as again, cast(sum(taken) as bigint) as taken
             from case_figures
             where counted = @counted {(keys is null ? "" : $"and {store.Among("key", "@keys")}")} {stages} {joined}
             group by 1, 2, 3 having sum(cases) > 0
             """,
            search.Parameters,
            StageCount.Read);
        var late = (await store.Rows(
            $"""
             select {of} as of_what, stage, count(*) as overdue
             from cases{store.Along("cases_running")}
             where {search.Where} and {CaseSearch.Late} and joined_to is null group by 1, 2
             """,
            search.Parameters,
            static row => (Of: row.Text("of_what"), Stage: row.Number("stage"), Overdue: row.Count("overdue"))))
            .ToDictionary(static row => (row.Of, row.Stage), static row => row.Overdue);
        return
        [
            .. figures.Select(row => row with
            {
                Overdue = row.HasJoined ? 0 : late.GetValueOrDefault((row.Of, (int)row.Stage)),
            }),
        ];
    }

    /// <summary>The cases that stand in a stage counted.</summary>
    /// <param name="Of">What they are counted of, where they are counted apart.</param>
    private sealed record StageCount(
        string Of, CaseStage Stage, bool HasJoined, long Reports, long InTime, long Late, long Overdue, long Again,
        long Taken)
    {
        /// <summary>What joined a case stays joined, wherever that goes.</summary>
        public CaseStage Shown => HasJoined ? CaseStage.Joined : Stage;

        public bool IsCase => CountedCases.IsCase(Shown);

        public static StageCount Read(StoredRow row) => new(
            row.Text("of_what"),
            (CaseStage)row.Number("stage"),
            row.Number("has_joined") == 1,
            row.Count("reports"),
            row.Count("in_time"),
            row.Count("late"),
            row.Count("overdue"),
            row.Count("again"),
            row.Count("taken"));
    }
}
