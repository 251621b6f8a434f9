using Grid.Ledger.Partitions;
using Orleans.Internal;
using Orleans.Runtime.Providers;
using Orleans.Streams;

namespace Grid.Ledger.Streams;

/// <summary>Registers the ledger as an Orleans stream provider.</summary>
internal static class LedgerStreamServices
{
    /// <param name="name">Of a consumer: the provider, its streams' namespace and its cursors go by it.</param>
    public static ISiloBuilder AddLedgerStream(this ISiloBuilder silo, string name) =>
        silo.AddPersistentStreams(name, LedgerStreamAdapter.Create, static streams =>
        {
            streams.ConfigureStreamPubSub(StreamPubSubType.ImplicitOnly);
            streams.ConfigurePartitionBalancing(PartitionQueueBalancer.Create);
            streams.ConfigurePullingAgent(static options => options.Configure(static agent =>
            {
                agent.BatchContainerBatchSize = 1; // a page is a batch
                // The pause between reads that found nothing: such a read itself waits for records.
                agent.GetQueueMsgsTimerPeriod = TimeSpan.FromMilliseconds(5);
                agent.MaxEventDeliveryTime = Timeout.InfiniteTimeSpan; // by default an event is dropped after a minute
                // The agent keeps a partition that is quiet for a while.
                agent.StreamInactivityPeriod = TimeSpan.FromDays(365);
            }));
            streams.ConfigureBackoffProvider(static (_, _) => (IMessageDeliveryBackoffProvider)new Backoff());
            streams.ConfigureBackoffProvider(static (_, _) => (IQueueReaderBackoffProvider)new Backoff());
        });

    /// <summary>
    /// The pauses are short and even: the agent tries again only after a transient fault, which passes.
    /// </summary>
    private sealed class Backoff()
        : FixedBackoff(TimeSpan.FromMilliseconds(500)),
            IMessageDeliveryBackoffProvider,
            IQueueReaderBackoffProvider;
}
