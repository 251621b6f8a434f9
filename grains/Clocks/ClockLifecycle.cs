using Grid.Ledger;
using Microsoft.Extensions.Options;

namespace Grid.Clocks;

/// <summary>Wakes the clock shards when a silo is up: what was due while nobody was there passes now.</summary>
internal sealed class ClockLifecycle(IGrainFactory grains, IOptions<LedgerOptions> ledger) : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(nameof(ClockLifecycle), ServiceLifecycleStage.Active, Wake);

    private Task Wake(CancellationToken cancel) =>
        Task.WhenAll(Enumerable.Range(0, ledger.Value.Partitions).Select(partition => grains.GetGrain<IClockShardGrain>(partition).Wake()));
}
