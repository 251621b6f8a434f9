using Grid.City;
using Grid.Parties;
using Grid.Rulebook;
using Orleans.Concurrency;

namespace Grid.Patrols;

/// <summary>Finds the beats on the map of the silo it happens to be in, and asks them.</summary>
[GrainType("patrols"), StatelessWorker(4)]
internal sealed class PatrolsGrain(CityMap city, CityClock clock) : Grain, IPatrolsGrain
{
    public async Task<BeatPage> List(PartyRef? place, PatrolMode? mode, DateOnly? day, int limit, string? after)
    {
        await city.CatchUp();
        var on = day ?? city.Rules.Calendar.DayOf(clock.GetUtcNow());
        var (some, next) = Page(Of(place).Where(beat => Period.Covers(beat.Data.From, beat.Data.Until, on) && (mode is null || beat.Data.Mode == mode)), limit, after);
        var views = await Task.WhenAll(some.Select(beat => GrainFactory.GetGrain<IBeatGrain>(beat.Code).Day(on)));
        return new([.. views.OfType<BeatDayView>()], next);
    }

    public async Task<PatrolFiguresPage> Figures(PartyRef? place, DateOnly from, DateOnly until, int limit, string? after)
    {
        await city.CatchUp();
        var (some, next) = Page(Of(place).Where(beat => Period.Meets(beat.Data.From, beat.Data.Until, from, until)), limit, after);
        var figures = await Task.WhenAll(some.Select(beat => GrainFactory.GetGrain<IBeatGrain>(beat.Code).Figures(from, until)));
        return new([.. figures.SelectMany(static of => of)], next);
    }

    private IEnumerable<Beat> Of(PartyRef? place) => place is { } known ? city.Beats.Of(known) : city.Beats.All;

    private static (List<Beat> Some, string? Next) Page(IEnumerable<Beat> beats, int limit, string? after)
    {
        var some = beats.Where(beat => after is null || string.CompareOrdinal(beat.Code, after) > 0).Take(limit + 1).ToList();
        if (some.Count <= limit)
        {
            return (some, null);
        }

        some.RemoveAt(limit);
        return (some, some[^1].Code);
    }
}
