using Microsoft.Extensions.Logging;

namespace Grid.Storage;

internal sealed partial class SnapshotStorage
{
    [LoggerMessage(
        LogLevel.Warning,
        "The snapshot {Snapshot} of {Grain} cannot be read and counts for none ({Reason}): it begins from the ledger")]
    private partial void LogUnreadable(string snapshot, GrainId grain, string reason);

    [LoggerMessage(
        LogLevel.Warning, "The snapshot {Snapshot} of {Grain} was not written ({Reason}): it goes on without")]
    private partial void LogUnwritten(string snapshot, GrainId grain, string reason);
}
