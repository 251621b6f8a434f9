using Grid.Cases;
using Grid.Clocks;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Patrols;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace Grid.City;

/// <summary>Answers with the time of the city.</summary>
[GrainType("clock"), StatelessWorker]
internal sealed class ClockGrain(CityClock clock, IOptions<LedgerOptions> ledger) : Grain, IClockGrain
{
    public Task<ClockView> Now() => Task.FromResult(new ClockView(clock.GetUtcNow(), clock.Driven));

    public async Task<Outcome<ClockView>> AdvanceTo(DateTimeOffset now)
    {
        if (!clock.Driven)
        {
            return Refusal.Conflict("clock.notDriven", "This city keeps its own time; nobody tells it.");
        }

        clock.ActAt(now);
        var done = await Task.WhenAll(Enumerable.Range(0, ledger.Value.Partitions).SelectMany(partition => new[]
        {
            GrainFactory.GetGrain<IClockShardGrain>(partition).PassUntil(now),
            GrainFactory.GetGrain<IPatrolWatchGrain>(partition).PassUntil(now),
        }));
        await GrainFactory.GetGrain<IContactKeeperGrain>(0).PassUntil(now);
        return done.All(static all => all)
            ? new ClockView(now, true)
            : Refusal.Busy("clock.passing", "More was due by then than could pass at once. Say it again.");
    }
}
