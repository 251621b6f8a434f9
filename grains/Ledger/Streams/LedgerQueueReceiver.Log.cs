using Microsoft.Extensions.Logging;

namespace Grid.Ledger.Streams;

internal sealed partial class LedgerQueueReceiver
{
    [LoggerMessage(LogLevel.Warning, "Reading partition {Partition} for {Provider} is held up by {Error}: {Reason}")]
    private partial void LogHeldUp(string provider, int partition, string error, string reason);
}
