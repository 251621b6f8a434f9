
namespace Grid.Silo;

internal static partial class CityHost
{
    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Note}")]
        public static partial void Noted(ILogger log, string note);
    }
}
