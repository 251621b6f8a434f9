using Grid.Ledger;
using Grid.Patrols;
using Microsoft.Extensions.Options;

namespace Grid.Clocks;

/// <summary>
/// Wakes the clock shards and the watches of the patrols when a silo is up, and looks every few seconds that they are awake: what was due
/// while nobody was there passes now, and those of a silo that died do not wait for somebody to report something.
/// </summary>
internal sealed class ClockLifecycle(IGrainFactory grains, IOptions<LedgerOptions> ledger, TimeProvider time) : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource stopping = new();
    private Task beating = Task.CompletedTask;

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(nameof(ClockLifecycle), ServiceLifecycleStage.Active, Start, Stop);

    public void Dispose() => stopping.Dispose();

    private Task Start(CancellationToken cancel)
    {
        beating = KeepAwake();
        return Task.CompletedTask;
    }

    private async Task Stop(CancellationToken cancel)
    {
        await stopping.CancelAsync();
        await beating.WaitAsync(cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task KeepAwake()
    {
        using var beat = new PeriodicTimer(Beat, time);
        do
        {
            await Wake().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // whoever is away is woken by the next beat
        }
        while (await beat.WaitForNextTickAsync(stopping.Token));
    }

    private Task Wake() =>
        Task.WhenAll(Enumerable.Range(0, ledger.Value.Partitions).SelectMany(partition => new[]
        {
            grains.GetGrain<IClockShardGrain>(partition).Wake(),
            grains.GetGrain<IPatrolWatchGrain>(partition).Wake(),
        }));
}
