using Microsoft.Extensions.Logging;

namespace Grid.ReadModel;

internal sealed partial class ProjectorGrain
{
    [LoggerMessage(1, LogLevel.Error, "The read model is held up in partition {Partition}; it tries again.")]
    private partial void LogHeldUp(Exception error, int partition);
}
