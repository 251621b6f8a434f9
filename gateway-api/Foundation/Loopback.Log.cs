
namespace Grid.Gateway.Foundation;

public static partial class Loopback
{
    private static partial class Log
    {
        [LoggerMessage(
            LogLevel.Warning,
            "The door listens on {Address}: every machine that reaches it may do everything. Put a proxy with a "
            + "sign-on before it")]
        public static partial void Open(ILogger log, string address);
    }
}
