using System.Globalization;
using Grid.Parties;

namespace Grid.ReadModel;

/// <summary>
/// Of what cases are counted as records pass, each by itself: a total that is asked of one of them is read and not
/// counted.
/// </summary>
internal static class CaseFigures
{
    public const string County = "county",
        Subdistrict = "subdistrict",
        Class = "class",
        Lead = "lead",
        Channel = "channel",
        Party = "party",
        Day = "day",
        CoarseTile = "coarse",
        FineTile = "fine";

    /// <summary>
    /// The levels of the tiles in which cases are counted: of 44 and 5.5 thousandths of a degree from west to east, in
    /// China 4.2 km and 520 m.
    /// </summary>
    public const int Coarse = 13, Fine = 16;

    /// <summary>
    /// When the days begin in which cases are counted: at midnight in China. The beginning and the end of any other day
    /// is counted case by case.
    /// </summary>
    private static readonly TimeSpan DaysBegin = TimeSpan.FromHours(8);

    private static readonly CaseQuery Nothing = new() { Sort = "", Limit = 0 };

    /// <summary>What a case is counted under.</summary>
    /// <param name="case">The case with what each party owes for it.</param>
    public static IEnumerable<(string Counted, string Key)> Of(CaseProjection @case)
    {
        var (state, reported) = (@case.Case.State, @case.Case.State.Reported);
        yield return (County, reported.Place.County ?? "");
        yield return (Subdistrict, reported.Place.Subdistrict);
        yield return (Class, reported.Class);
        yield return (Channel, reported.Channel);
        yield return (Lead, state.Lead.ToString());
        yield return (Day, $"{reported.Place.County}/{Text(DayFrom(reported.ReportedAt, up: false))}");
        var tile = MapTiles.Of(reported.Place.Point);
        yield return (CoarseTile, MapTiles.Name(tile, Coarse));
        yield return (FineTile, MapTiles.Name(tile, Fine));
        foreach (var row in @case.Obligations)
        {
            if (row.Party.IsHot())
            {
                yield return (Party, row.Party.ToString());
            }
        }
    }

    /// <summary>
    /// What a total is counted under; null where it asks for more than one thing, or for one that is not counted.
    /// </summary>
    /// <param name="first">Code of the first county of the store, to which cases belong that name none.</param>
    public static FiguresAsked? Asked(CaseQuery query, string? first)
    {
        var (bare, others) = (Bare(query), Nothing with { Joined = query.Joined });
        var counties = OfCounty.Of(query.County, query.Counties, first);
        string[] unnamed = counties.HasFirst ? [""] : [];
        return query switch
        {
            _ when bare == others with { County = bare.County, Counties = bare.Counties } =>
                new(County, counties.Codes is [] ? null : [.. counties.Codes, .. unnamed]),
            { Subdistrict: { } one } when bare == others with { Subdistrict = one } => new(Subdistrict, [one]),
            { Class: { } one } when !one.EndsWith('*') && bare == others with { Class = one } => new(Class, [one]),
            { Channel: { } one } when bare == others with { Channel = one } => new(Channel, [one]),
            { Lead: { } one } when bare == others with { Lead = one } => new(Lead, [one.ToString()]),
            { Party: { } one } when one.IsHot() && bare == others with { Party = one } => new(Party, [one.ToString()]),
            { Box: [var west, var south, var east, var north] } when IsOfBox(query) =>
                InBox(MapTiles.Cut(west, south, east, north, Coarse, Fine)),
            _ when bare == others with
            {
                County = bare.County,
                Counties = bare.Counties,
                From = query.From,
                To = query.To,
            } => InTime(query, counties.Codes is [] ? null : [.. counties.Codes, .. unnamed]),
            _ => null,
        };
    }

    /// <summary>Whether a query asks for cases by their place on the map alone, and by their stage.</summary>
    public static bool IsOfBox(CaseQuery query) =>
        Bare(query) == Nothing with { Joined = query.Joined, Box = query.Box };

    /// <summary>
    /// A query without what says how it is answered, and without the stages, which are counted apart.
    /// </summary>
    private static CaseQuery Bare(CaseQuery query) => query with
    {
        Stages = Nothing.Stages,
        // A record compares lists by reference.
        Counties = query.Counties.Count == 0 ? Nothing.Counties : query.Counties,
        ByCounty = false,
        ByLead = false,
        Zoom = null,
        Sort = "",
        Limit = 0,
        After = null,
        WaitFor = null,
    };

    /// <summary>The tiles of one of the counted levels in ranges of numbers, as a query for ranges of keys.</summary>
    public static string Tiles(string counted, int level, IReadOnlyList<(long First, long Last)> ranges) =>
        $"values {string.Join(", ", ranges.Select(range =>
            $"('{counted}', '{MapTiles.Name(range.First, level)}', '{MapTiles.Name(range.Last, level)}')"))}";

    private static FiguresAsked? InBox(MapCut cut)
    {
        var ranges = new[] { (CoarseTile, Coarse, cut.Coarse), (FineTile, Fine, cut.Fine) }
            .Where(static one => one.Item3.Count > 0)
            .Select(static one => Tiles(one.Item1, one.Item2, one.Item3))
            .ToList();
        return ranges.Count == 0
            ? null
            : new(FineTile, null) { Ranges = string.Join(" union all ", ranges), Tiles = cut.Rest };
    }

    /// <summary>Whole days, and what lies before and after them; null where there is no whole day.</summary>
    private static FiguresAsked? InTime(CaseQuery query, IReadOnlyList<string>? counties)
    {
        var from = query.From is { } begins ? DayFrom(begins, up: true) : 0;
        var to = query.To is { } ends ? DayFrom(ends, up: false) : (long?)null;
        if (to <= from)
        {
            return null;
        }

        var stretches = new List<(DateTimeOffset From, DateTimeOffset To)>();
        if (query.From is { } early && At(from) is var whole && early < whole)
        {
            stretches.Add((early, whole));
        }

        if (query.To is { } late && to is { } last && At(last) < late)
        {
            stretches.Add((At(last), late));
        }

        return new(Day, counties)
        {
            Ranges = $"select distinct '{Day}', key || '/{Text(from)}', "
                + $"key || '/{(to is { } end ? Text(end - 1) : "~")}' "
                + $"from case_figures where counted = '{County}'",
            Times = stretches,
        };
    }

    /// <summary>The day that begins at a time, or next to it; days since the first of all.</summary>
    /// <param name="up">Whether that is the next after it, and not the last before.</param>
    private static long DayFrom(DateTimeOffset time, bool up) =>
        (time.UtcTicks + DaysBegin.Ticks + (up ? TimeSpan.TicksPerDay - 1 : 0)) / TimeSpan.TicksPerDay;

    private static DateTimeOffset At(long day) => new(
        Math.Clamp((day * TimeSpan.TicksPerDay) - DaysBegin.Ticks, 0, DateTimeOffset.MaxValue.UtcTicks), TimeSpan.Zero);

    private static string Text(long day) =>
        DateOnly.FromDayNumber((int)Math.Min(day, DateOnly.MaxValue.DayNumber))
            .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>What a total reads of the figures, and which of its cases the figures do not have.</summary>
/// <param name="Counted">What is counted.</param>
/// <param name="Keys">Of it which; null for all.</param>
internal sealed record FiguresAsked(string Counted, IReadOnlyList<string>? Keys)
{
    /// <summary>
    /// The query for ranges of keys, where they are not named one by one: what is counted, the first key and the last;
    /// <see cref="Keys"/> then are the counties.
    /// </summary>
    public string? Ranges { get; init; }

    /// <summary>The times whose cases are counted one by one.</summary>
    public IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> Times { get; init; } = [];

    /// <summary>The numbers of tiles whose cases are counted one by one.</summary>
    public IReadOnlyList<(long First, long Last)> Tiles { get; init; } = [];

    /// <summary>Whether the figures say of which county each is.</summary>
    public bool IsByCounty => Counted is CaseFigures.County or CaseFigures.Day;

    /// <summary>The county of a figure.</summary>
    public string CountyOf => Counted == CaseFigures.Day ? "substr(key, 1, length(key) - 11)" : "key";
}
