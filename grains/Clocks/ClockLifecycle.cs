using Grid.Foundation;
using Grid.Ledger;
using Grid.Patrols;
using Microsoft.Extensions.Options;

namespace Grid.Clocks;

/// <summary>
/// Wakes the clock shards and the watches of the patrols when a silo is up, and looks every few seconds that they are awake: what was due
/// while nobody was there passes now, and those of a silo that died do not wait for somebody to report something.
/// </summary>
internal sealed class ClockLifecycle(IGrainFactory grains, IOptions<LedgerOptions> ledger, TimeProvider time) : SiloLoop
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    protected override async Task Run()
    {
        using var beat = new PeriodicTimer(Beat, time);
        do
        {
            await Wake().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // whoever is away is woken by the next beat
        }
        while (await beat.WaitForNextTickAsync(Stopping));
    }

    private Task Wake() =>
        Task.WhenAll(Enumerable.Range(0, ledger.Value.Partitions).SelectMany(partition => new[]
        {
            grains.GetGrain<IClockShardGrain>(partition).Wake(),
            grains.GetGrain<IPatrolWatchGrain>(partition).Wake(),
        }));
}
