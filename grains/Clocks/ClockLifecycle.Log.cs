using Microsoft.Extensions.Logging;

namespace Grid.Clocks;

internal sealed partial class ClockLifecycle
{
    [LoggerMessage(
        LogLevel.Warning,
        "A watch of the patrols or the keeper of contacts could not be woken ({Error}: {Reason}); it tries again")]
    private static partial void LogAway(ILogger log, string error, string reason);
}
