using Microsoft.Extensions.Logging;

namespace Grid.Ledger;

internal sealed partial class CommitRound
{
    [LoggerMessage(
        1, LogLevel.Warning, "Partition {Partition} moved without its owner of epoch {Epoch}: it steps down.")]
    private static partial void LogLost(ILogger log, int partition, long epoch);

    [LoggerMessage(
        2, LogLevel.Warning, "The outcome of a commit of {Requests} requests is unknown: reading the heads again.")]
    private static partial void LogUnknown(ILogger log, Exception failure, int requests);

    [LoggerMessage(
        3,
        LogLevel.Error,
        "The ledger does not answer: {Requests} requests were answered that their outcome is unknown.")]
    private static partial void LogGivenUp(ILogger log, Exception failure, int requests);
}
