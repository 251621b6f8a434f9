using Grid.Parties;
using Microsoft.Extensions.Logging;

namespace Grid.Ledger.Streams;

internal sealed partial class FanOutGrain
{
    [LoggerMessage(LogLevel.Error, "{Party} cannot take {Position} ({Error}): it is kept as a dead letter")]
    private partial void LogDeadLetter(EntityRef party, LedgerPosition position, string error);
}
