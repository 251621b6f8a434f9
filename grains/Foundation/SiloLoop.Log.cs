using Microsoft.Extensions.Logging;

namespace Grid.Foundation;

internal abstract partial class SiloLoop
{
    [LoggerMessage(
        LogLevel.Critical, "{Loop} ended while the silo is up; nothing does its work until the silo starts again")]
    private static partial void LogEnded(ILogger log, Exception ended, string loop);
}
