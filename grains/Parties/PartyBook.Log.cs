using Grid.Ledger;
using Microsoft.Extensions.Logging;

namespace Grid.Parties;

internal sealed partial class PartyBook
{
    private static partial class Log
    {
        [LoggerMessage(
            LogLevel.Warning, "Snapshot of {Party} was written by another activation; leaving it to that one")]
        public static partial void SnapshotRaced(ILogger log, string party);

        [LoggerMessage(LogLevel.Error, "{Party} cannot take {Position} and goes on without it")]
        public static partial void CannotTake(ILogger log, Exception wrong, string party, LedgerPosition position);

        [LoggerMessage(LogLevel.Warning, "{Party} missed deliveries up to {Position} and has read them")]
        public static partial void Missed(ILogger log, string party, LedgerPosition position);
    }
}
