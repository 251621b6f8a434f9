using Microsoft.Extensions.Logging;

namespace Grid.Ledger.Partitions;

internal sealed partial class PartitionQueueBalancer
{
    [LoggerMessage(
        LogLevel.Error,
        "The pulling agents did not take the queues of the silos that are there now; they keep those they have until "
        + "the next change")]
    private partial void LogQueuesNotTaken(Exception wrong);
}
