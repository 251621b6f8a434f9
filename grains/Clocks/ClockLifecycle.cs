using Grid.Cases;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Patrols;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Grid.Clocks;

/// <summary>
/// Wakes the clock shards, the watches of the patrols and the keeper of contacts when a silo is up, and looks every few seconds that they are awake: what was due
/// while nobody was there passes now, and those of a silo that died do not wait for somebody to report something.
/// </summary>
internal sealed partial class ClockLifecycle(IGrainFactory grains, IOptions<LedgerOptions> ledger, TimeProvider time, ILogger<ClockLifecycle> log) : SiloLoop(log)
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

    private Task Wake() =>
        Task.WhenAll(Enumerable.Range(0, ledger.Value.Partitions).SelectMany(partition => new[]
        {
            grains.GetGrain<IClockShardGrain>(partition).Wake(),
            grains.GetGrain<IPatrolWatchGrain>(partition).Wake(),
        }).Append(grains.GetGrain<IContactKeeperGrain>(0).Wake()));

    [LoggerMessage(LogLevel.Warning, "A clock shard or a watch of the patrols could not be woken ({Error}: {Reason}); the next beat tries again")]
    private static partial void LogAway(ILogger log, string error, string reason);
}
