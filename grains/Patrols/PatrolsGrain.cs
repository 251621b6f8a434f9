using Grid.City;
using Grid.Counties;
using Grid.Parties;
using Grid.Rulebook;
using Orleans.Concurrency;

namespace Grid.Patrols;

/// <summary>Finds the beats on the map of the silo on which it runs, and asks them.</summary>
[GrainType("patrols"), StatelessWorker(4)]
internal sealed class PatrolsGrain(RegisterFollower registers, CityClock clock) : Grain, IPatrolsGrain
{
    public async Task<BeatPage> List(
        EntityRef? place,
        PatrolMode? mode,
        DateOnly? day,
        int limit,
        string? after,
        string? county = null,
        IReadOnlyList<string>? counties = null)
    {
        var region = await registers.CatchUp();
        var now = clock.GetUtcNow();
        var walked = Counties(region, place, county, counties).SelectMany(one => Of(one.Beats, place)
            .Where(beat => Period.Covers(beat.Data.From, beat.Data.Until, day ?? one.DayOf(now))))
            .Where(beat => mode is null || beat.Data.Mode == mode);
        var (some, next) = Page(walked, limit, after);
        var views = await Task.WhenAll(some.Select(beat => GrainFactory.GetGrain<IBeatGrain>(beat.Code).Day(day)));
        return new([.. views.OfType<BeatDayView>()], next);
    }

    public async Task<PatrolFiguresPage> Figures(
        EntityRef? place,
        DateOnly from,
        DateOnly until,
        int limit,
        string? after,
        string? county = null,
        IReadOnlyList<string>? counties = null)
    {
        var region = await registers.CatchUp();
        var walked = Counties(region, place, county, counties).SelectMany(one => Of(one.Beats, place))
            .Where(beat => Period.Meets(beat.Data.From, beat.Data.Until, from, until));
        var (some, next) = Page(walked, limit, after);
        var figures = await Task.WhenAll(
            some.Select(beat => GrainFactory.GetGrain<IBeatGrain>(beat.Code).Figures(from, until)));
        return new([.. figures.SelectMany(static of => of)], next);
    }

    /// <summary>The counties that may have a beat that is asked for.</summary>
    private static IEnumerable<County> Counties(
        Region region, EntityRef? place, string? county, IReadOnlyList<string>? counties)
    {
        var asked = county is null ? counties ?? [] : [county];
        var known = place is { } thing ? [region.Of(thing)] : region.Counties;
        return known.Where(one => asked.Count == 0 || asked.Contains(one.Code));
    }

    private static IEnumerable<Beat> Of(BeatBook beats, EntityRef? place) =>
        place is { } known ? beats.Of(known) : beats.All;

    private static (List<Beat> Some, string? Next) Page(IEnumerable<Beat> beats, int limit, string? after)
    {
        var some = beats
            .OrderBy(static beat => beat.Code, StringComparer.Ordinal)
            .Where(beat => after is null || string.CompareOrdinal(beat.Code, after) > 0)
            .Take(limit + 1)
            .ToList();
        if (some.Count <= limit)
        {
            return (some, null);
        }

        some.RemoveAt(limit);
        return (some, some[^1].Code);
    }
}
