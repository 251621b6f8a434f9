using System.Globalization;
using Orleans.Streams;

namespace Grid.Ledger.Streams;

/// <summary>One queue per partition.</summary>
internal sealed class LedgerQueueMapper(string provider, int partitions) : IStreamQueueMapper
{
    private readonly QueueId[] queues =
    [
        .. Enumerable
            .Range(0, partitions)
            .Select(partition => QueueId.GetQueueId(provider, (uint)partition, (uint)partition)),
    ];

    public static int PartitionOf(QueueId queue) => (int)queue.GetNumericId();

    public IEnumerable<QueueId> GetAllQueues() => queues;

    public QueueId GetQueueForStream(StreamId streamId) =>
        queues[int.Parse(streamId.GetKeyAsString(), CultureInfo.InvariantCulture)];
}
