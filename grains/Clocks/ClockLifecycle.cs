using Grid.Ledger;
using Grid.Patrols;
using Microsoft.Extensions.Options;

namespace Grid.Clocks;

/// <summary>Wakes the clock shards and the watches of the patrols when a silo is up: what was due while nobody was there passes now.</summary>
internal sealed class ClockLifecycle(IGrainFactory grains, IOptions<LedgerOptions> ledger) : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(nameof(ClockLifecycle), ServiceLifecycleStage.Active, Wake);

    private Task Wake(CancellationToken cancel) =>
        Task.WhenAll(Enumerable.Range(0, ledger.Value.Partitions).SelectMany(partition => new[]
        {
            grains.GetGrain<IClockShardGrain>(partition).Wake(),
            grains.GetGrain<IPatrolWatchGrain>(partition).Wake(),
        }));
}
