using Grid.Ledger;
using Microsoft.Extensions.Logging;

namespace Grid.Counties;

internal sealed partial class RegisterFollower
{
    [LoggerMessage(LogLevel.Information, "The registers were read to position {Position}")]
    private static partial void LogRead(ILogger log, long position);

    [LoggerMessage(
        LogLevel.Error, "The county cannot take {Count} records from {Position} on together; it takes each alone")]
    private static partial void LogOneByOne(ILogger log, Exception wrong, LedgerPosition position, int count);

    [LoggerMessage(LogLevel.Error, "{Position} cannot be read; the county goes on without it and keeps a dead letter")]
    private static partial void LogUnreadable(ILogger log, Exception wrong, LedgerPosition position);

    [LoggerMessage(LogLevel.Warning, "The registers could not be followed beyond {Position}; trying again")]
    private static partial void LogFollowFailed(ILogger log, Exception failed, long position);

    [LoggerMessage(LogLevel.Warning, "The county cannot be brought to register position {Wanted}; it is at {Position}")]
    private static partial void LogBehind(ILogger log, long wanted, long position);
}
