using Grid.Ledger.Consumers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Streams;

namespace Grid.Ledger.Streams;

/// <summary>
/// The ledger as a source of streams, under the name of one consumer: a queue for each partition, and in it one stream,
/// with the consumer's name as its namespace and the partition's number as its key. Items are <see
/// cref="LedgerPage"/>s. Read only.
/// </summary>
internal sealed class LedgerStreamAdapter(
    string name,
    LedgerConsumers consumers,
    IOptions<LedgerOptions> options,
    ILedgerStore store,
    IGrainFactory grains,
    TimeProvider clock,
    ILogger<LedgerQueueReceiver> logger)
    : IQueueAdapterFactory, IQueueAdapter, IQueueAdapterCache
{
    private readonly LedgerQueueMapper mapper = new(name, options.Value.Count);

    public string Name => name;

    public bool IsRewindable => true;

    public StreamProviderDirection Direction => StreamProviderDirection.ReadOnly;

    public static LedgerStreamAdapter Create(IServiceProvider services, string name) =>
        ActivatorUtilities.CreateInstance<LedgerStreamAdapter>(services, name);

    public Task<IQueueAdapter> CreateAdapter() => Task.FromResult<IQueueAdapter>(this);

    public IQueueAdapterCache GetQueueAdapterCache() => this;

    public IStreamQueueMapper GetStreamQueueMapper() => mapper;

    public Task<IStreamFailureHandler> GetDeliveryFailureHandler(QueueId queueId) =>
        // There is nothing to add: the agent repeats deliveries without end.
        Task.FromResult<IStreamFailureHandler>(new NoOpStreamDeliveryFailureHandler());

    public IQueueCache CreateQueueCache(QueueId queueId) => new LedgerPageCache();

    public IQueueAdapterReceiver CreateReceiver(QueueId queueId) =>
        new LedgerQueueReceiver(
            name, LedgerQueueMapper.PartitionOf(queueId), consumers.ByName(name).Pace, store, grains, clock, logger);

    public Task QueueMessageBatchAsync<T>(
        StreamId streamId,
        IEnumerable<T> events,
        StreamSequenceToken? token,
        Dictionary<string, object>? requestContext) =>
        throw new NotSupportedException("A ledger stream carries what was appended to the ledger, nothing else.");
}
