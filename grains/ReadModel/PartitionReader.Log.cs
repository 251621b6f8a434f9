using Grid.Ledger;
using Microsoft.Extensions.Logging;

namespace Grid.ReadModel;

internal sealed partial class PartitionReader
{
    [LoggerMessage(
        LogLevel.Error, "The read model cannot take {Position} of {Source} ({Error}): it is kept as a dead letter")]
    private static partial void LogDeadLetter(ILogger log, LedgerPosition position, string source, string error);

    [LoggerMessage(
        LogLevel.Warning,
        "The read model still cannot take what {Source} says from {Position} on ({Error}): it stays a dead letter")]
    private static partial void LogRetryFailed(ILogger log, string source, LedgerPosition position, string error);
}
