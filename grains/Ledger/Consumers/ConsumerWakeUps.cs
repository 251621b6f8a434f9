using Grid.Foundation;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Grid.Ledger.Consumers;

/// <summary>
/// Wakes every consumer of every partition when a silo is up and every few seconds from then on. A consumer that lost
/// its silo or its rows then need not wait for a new record.
/// </summary>
internal sealed partial class ConsumerWakeUps(
    LedgerConsumers consumers,
    IGrainFactory grains,
    IOptions<LedgerOptions> shape,
    TimeProvider time,
    ILogger<ConsumerWakeUps> log)
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
                await Task.WhenAll(Enumerable.Range(0, shape.Value.Count)
                    .SelectMany(partition => consumers.OfPartition(partition, grains))
                    .Select(static consumer => consumer.Wake()));
            }
            catch (Exception away) when (!Stopping.IsCancellationRequested)
            {
                LogAway(away.GetType().Name, away.Message);
            }
        }
        while (await beat.WaitForNextTickAsync(Stopping));
    }
}
