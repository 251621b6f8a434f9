using System.Globalization;
using Orleans.Streams;

namespace Grid.Ledger.Streams;

/// <summary>One queue per partition. The queues stand evenly round the ring of silos, so each silo pulls about its share and takes over a dead neighbour's.</summary>
internal sealed class LedgerQueueMapper : IConsistentRingStreamQueueMapper
{
    private readonly QueueId[] queues;

    public LedgerQueueMapper(string provider, int partitions)
    {
        var distance = uint.MaxValue / (uint)partitions;
        queues = [.. Enumerable.Range(0, partitions).Select(partition => QueueId.GetQueueId(provider, (uint)partition, (uint)partition * distance))];
    }

    public static int PartitionOf(QueueId queue) => (int)queue.GetNumericId();

    public IEnumerable<QueueId> GetAllQueues() => queues;

    public IEnumerable<QueueId> GetQueuesForRange(IRingRange range) => queues.Where(queue => range.InRange(queue.GetUniformHashCode()));

    public QueueId GetQueueForStream(StreamId streamId) => queues[int.Parse(streamId.GetKeyAsString(), CultureInfo.InvariantCulture)];
}
