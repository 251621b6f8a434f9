using Microsoft.Extensions.Logging;

namespace Grid.Ledger.Consumers;

internal sealed partial class ConsumerWakeUps
{
    [LoggerMessage(
        LogLevel.Warning, "A consumer of the ledger could not be woken ({Error}: {Reason}); the next beat tries again")]
    private partial void LogAway(string error, string reason);
}
