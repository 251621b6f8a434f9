using Microsoft.Extensions.Logging;

namespace Grid.Cells;

internal sealed partial class Intentions
{
    [LoggerMessage(LogLevel.Warning, "A re-cut that was decided could not go on yet")]
    private partial void LogHeldUp(Exception wrong);
}
