using Microsoft.Extensions.Logging;

namespace Grid.Ledger.Partitions;

internal sealed partial class PartitionMover
{
    [LoggerMessage(LogLevel.Information, "{Grain} moves to {Silo}, which joined")]
    private partial void LogSent(GrainId grain, SiloAddress silo);
}
