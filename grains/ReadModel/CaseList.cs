using System.Globalization;
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
        CaseRows? rows = null;
        var stages = await Stages("''", "''", asked);
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
            .. Of(asked is { IsByCounty: true } figures
                ? await Stages(County, $"coalesce(nullif({figures.CountyOf}, ''), @first)", figures)
                : await Stages(County, County, null)).Select(static one => new CountyTotals(
                    one.Key,
                    one.Sum(static stage => stage.Reports),
                    one.Where(static stage => CaseRules.IsOpen(stage.Shown)).Sum(static stage => stage.Reports),
                    one.Sum(static stage => stage.InTime),
                    one.Sum(static stage => stage.Late),
                    one.Sum(static stage => stage.Overdue))),
        ];

        async Task<IReadOnlyList<LeadTotals>> ByLead() =>
        [
            .. Of(await Stages(
                "lead",
                "key",
                asked is { Counted: CaseFigures.County, Keys: null } ? new(CaseFigures.Lead, null) : null))
                .Select(static one =>
                    new LeadTotals(
                        EntityRef.Parse(one.Key),
                        one.Sum(static stage => stage.Reports),
                        one.Sum(static stage => stage.InTime),
                        one.Sum(static stage => stage.Late),
                        one.Sum(static stage => stage.Overdue))),
        ];

        async Task<IReadOnlyList<StageCount>> Stages(string of, string key, FiguresAsked? figures) =>
            figures is null
                ? await store.Counted(search, rows ??= CaseWay.All(search, await store.Fewest(search), store), of)
                : await store.Figures(search, query, figures, of, key);

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
    /// Reads what was counted as records passed. Of the cases themselves it reads those that the figures do not have,
    /// and those whose time runs, which are few.
    /// </summary>
    /// <param name="of">As <see cref="Counted"/> has it: by what cases are counted apart.</param>
    /// <param name="key">The same of a figure.</param>
    private static async Task<IReadOnlyList<StageCount>> Figures(
        this ReadModelStore store, CaseSearch search, CaseQuery query, FiguresAsked asked, string of, string key)
    {
        var stages = new List<StageCount>(await store.Figures(search, query, asked, key));
        foreach (var rest in Rest(search, asked, store))
        {
            stages.AddRange(
                (await store.Counted(search, rest, of)).Select(static counted => counted with { Overdue = 0 }));
        }

        stages.AddRange(await store.Rows(
            $"""
             select {of} as of_what, stage, count(*) as overdue
             from cases{store.Along("cases_running")}
             where {search.Where} and {CaseSearch.Late} and joined_to is null group by 1, 2
             """,
            search.Parameters,
            static row => new StageCount(
                row.Text("of_what"), (CaseStage)row.Number("stage"), HasJoined: false, 0, 0, 0, row.Count("overdue"), 0,
                0)));
        return stages;
    }

    /// <summary>Reads what was counted as records passed, but what is overdue.</summary>
    private static Task<IReadOnlyList<StageCount>> Figures(
        this ReadModelStore store, CaseSearch search, CaseQuery query, FiguresAsked asked, string key)
    {
        search.Parameters.Add("counted", asked.Counted);
        if (asked.Keys is { } keys)
        {
            search.Parameters.Add("keys", store.List(keys));
        }

        var named = asked.Keys is null ? "" : $"and {store.Among("key", "@keys")}";
        var (with, from, where) = asked.Ranges is { } ranges
            ? ($"with ranges (of_these, first_key, last_key) as ({ranges} {named}) ",
                "ranges cross join case_figures",
                "counted = of_these and key between first_key and last_key")
            : ("", "case_figures", $"counted = @counted {named}");
        var stages = query.Stages.Count == 0
            ? ""
            : $"and stage in ({string.Join(", ", query.Stages.Select(static stage => (int)stage))})";
        var joined = query.Joined is { } has ? $"and {(has ? "" : "not ")}joined" : "";
        return store.Rows(
            $"""
             {with}select {key} as of_what, stage, case when joined then 1 else 0 end as has_joined,
                    cast(sum(cases) as bigint) as reports, cast(sum(in_time) as bigint) as in_time,
                    cast(sum(late) as bigint) as late, cast(0 as bigint) as overdue,
                    cast(sum(again) as bigint) as again, cast(sum(taken) as bigint) as taken
             from {from} where {where} {stages} {joined} group by 1, 2, 3 having sum(cases) > 0
             """,
            search.Parameters,
            StageCount.Read);
    }

    /// <summary>The cases of a total that its figures do not have.</summary>
    private static IEnumerable<CaseRows> Rest(CaseSearch search, FiguresAsked asked, ReadModelStore store)
    {
        foreach (var (number, time) in asked.Times.Index())
        {
            search.Parameters.Add($"from{number}", store.Time(time.From));
            search.Parameters.Add($"to{number}", store.Time(time.To));
            yield return new(
                "",
                $"cases{store.Along("cases_reported")}",
                $"where reported_at >= @from{number} and reported_at < @to{number} and {search.Where}");
        }

        if (asked.Tiles.Count > 0)
        {
            var tiles = asked.Tiles.Select(static range => $"({range.First}, {range.Last})");
            yield return new(
                $"with border (first_tile, last_tile) as (values {string.Join(", ", tiles)}) ",
                $"border cross join cases{store.Along("cases_tile")}",
                $"where tile between first_tile and last_tile and {search.Where}");
        }
    }

    /// <summary>
    /// Counts the cases of a query by tiles of the map. A tile that lies in the box in part is counted whole, so that
    /// it says the same wherever the map is moved.
    /// </summary>
    public static async Task<Outcome<ListPage<CaseTile>>> Tiles(
        this ReadModelStore store, CaseQuery query, DateTimeOffset now, string? first = null)
    {
        if (query is not { Zoom: >= 0 and <= CaseTile.LargestZoom and var zoom, Box: { } box })
        {
            return Refusal.Invalid(
                "query.zoom",
                $"Cases are counted by tiles of a bbox, at a zoom of 0 to {CaseTile.LargestZoom}; send both.");
        }

        if (CaseSearch.Of(query, store, now, first).Refusal is { } refusal)
        {
            return refusal;
        }

        var level = zoom + CaseTile.Finer;
        if (MapTiles.Touched(box[0], box[1], box[2], box[3], level, CaseTile.Most) is not { } touched)
        {
            return Refusal.Invalid(
                "query.zoomWide",
                $"The bbox has more than {CaseTile.Most} tiles at zoom {zoom}; send a smaller zoom, or a smaller "
                + "bbox.");
        }

        // The tiles whole, of which the border belongs to the next.
        var ((west, south, _, _), (_, _, east, north)) = (
            MapTiles.Bounds(MapTiles.Name(touched[0].First, level)),
            MapTiles.Bounds(MapTiles.Name(touched[^1].Last, level)));
        var whole = query with { Box = [west, south, Math.BitDecrement(east), Math.BitDecrement(north)] };
        var search = CaseSearch.Of(whole, store, now, first).Value!;
        var (counted, kept) = level <= CaseFigures.Coarse
            ? (CaseFigures.CoarseTile, CaseFigures.Coarse)
            : (CaseFigures.FineTile, CaseFigures.Fine);
        var stages = CaseFigures.IsOfBox(whole)
            ? await store.Figures(
                search,
                query,
                new(counted, null) { Ranges = CaseFigures.Tiles(counted, kept, touched) },
                $"substr(key, 1, {level})")
            : (await store.Counted(
                search,
                CaseWay.All(search, await store.Fewest(search), store),
                $"cast(tile >> {MapTiles.Beneath(level)} as text)"))
                .Select(stage => stage with
                {
                    Of = MapTiles.Name(
                        long.Parse(stage.Of, CultureInfo.InvariantCulture) << MapTiles.Beneath(level), level),
                });
        var tiles = stages
            .Where(static stage => stage.IsCase)
            .GroupBy(static stage => stage.Of)
            .OrderBy(static tile => tile.Key, StringComparer.Ordinal)
            .Select(static tile => (Bounds: MapTiles.Bounds(tile.Key), Stages: tile))
            .Select(static tile => new CaseTile(
                tile.Bounds.West,
                tile.Bounds.South,
                tile.Bounds.East,
                tile.Bounds.North,
                tile.Stages.Sum(static stage => stage.Reports),
                tile.Stages.Where(static stage => CaseRules.IsOpen(stage.Shown)).Sum(static stage => stage.Reports)));
        return new ListPage<CaseTile>([.. tiles], null);
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
