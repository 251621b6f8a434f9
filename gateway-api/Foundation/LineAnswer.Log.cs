
namespace Grid.Gateway.Foundation;

internal sealed partial class LineAnswer
{
    [LoggerMessage(
        1,
        LogLevel.Warning,
        "{Path}: the caller did not read the answer for {Seconds} s and was cut off; what was answered until then is "
        + "entered")]
    private static partial void LogCutOff(ILogger log, string path, double seconds);
}
