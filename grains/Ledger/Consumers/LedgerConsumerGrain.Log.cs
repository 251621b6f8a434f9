using Microsoft.Extensions.Logging;

namespace Grid.Ledger.Consumers;

internal abstract partial class LedgerConsumerGrain
{
    [LoggerMessage(LogLevel.Warning, "The consumer {Consumer} is held up in partition {Partition}; it tries again")]
    private partial void LogHeldUp(Exception wrong, string consumer, int partition);

    [LoggerMessage(
        LogLevel.Error, "The consumer {Consumer} cannot take {Position} ({Error}): it is kept as a dead letter")]
    private partial void LogDeadLetter(string consumer, LedgerPosition position, string error);
}
