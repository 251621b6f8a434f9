using Grid.Cases;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Patrols;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Grid.Clocks;

/// <summary>
/// Wakes the watches of the patrols and the keeper of contacts when a silo is up, and every few seconds from then on.
/// So what fell due while no silo was up is handled now, and a grain whose silo died need not wait for a call.
/// </summary>
internal sealed partial class ClockLifecycle(
    IGrainFactory grains, IOptions<LedgerOptions> ledger, TimeProvider time, ILogger<ClockLifecycle> log)
    : SiloLoop(log)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    protected override async Task Run()
    {
        using var beat = new PeriodicTimer(Beat, time);
        do
        {
            try
            {
                await Wake();
            }
            catch (Exception away) when (!Stopping.IsCancellationRequested)
            {
                LogAway(log, away.GetType().Name, away.Message);
            }
        }
        while (await beat.WaitForNextTickAsync(Stopping));
    }

    private Task Wake() => Task.WhenAll(Enumerable.Range(0, ledger.Value.Partitions)
        .Select(partition => grains.GetGrain<IPatrolWatchGrain>(partition).Wake())
        .Append(grains.GetGrain<IContactKeeperGrain>(0).Wake()));
}
