using Microsoft.Extensions.Logging;

namespace Grid.Storage;

internal sealed partial class SnapshotSerializer
{
    [LoggerMessage(
        LogLevel.Warning, "A {Snapshot} cannot be read and counts for none: its grain begins from the ledger")]
    private partial void LogUnreadable(Exception wrong, string snapshot);
}
