using Grid.Ledger;
using Grid.Parties;
using Microsoft.Extensions.Logging;

namespace Grid.Clocks;

internal sealed partial class ClockShardGrain
{
    [LoggerMessage(LogLevel.Warning, "The clock shard of partition {Partition} has no reminder yet; it asks again")]
    private partial void LogUnreminded(Exception wrong, int partition);

    [LoggerMessage(
        LogLevel.Error,
        "The clocks of case {Case} stand still: {Position} cannot be taken; it is kept as a dead letter")]
    private partial void LogDeadLetter(Exception wrong, Guid @case, LedgerPosition position);

    [LoggerMessage(
        LogLevel.Warning, "The clocks of {Case} still stand at {Position} ({Error}): it stays a dead letter")]
    private partial void LogRetryFailed(EntityRef @case, LedgerPosition position, string error);

    [LoggerMessage(LogLevel.Warning, "Time passed for case {Case} and it did not answer; asking again")]
    private partial void LogUnanswered(Exception wrong, Guid @case);

    [LoggerMessage(
        LogLevel.Warning,
        "Snapshot of the clocks of partition {Partition} was written by another activation; leaving it to that one")]
    private partial void LogSnapshotRaced(int partition);
}
