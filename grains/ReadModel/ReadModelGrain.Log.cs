using Grid.Ledger;
using Microsoft.Extensions.Logging;

namespace Grid.ReadModel;

internal sealed partial class ReadModelGrain
{
    [LoggerMessage(LogLevel.Information, "{By} had {Tried} dead letters tried again; {Taken} were taken")]
    private partial void LogRetried(string by, int tried, int taken);

    [LoggerMessage(
        LogLevel.Error,
        "A list of a register goes on without the entry at {Position}, which cannot be read; rebuild the read model "
        + "to keep it as a dead letter")]
    private partial void LogUnreadable(Exception wrong, LedgerPosition position);
}
