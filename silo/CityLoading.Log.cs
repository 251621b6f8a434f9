
namespace Grid.Silo;

internal sealed partial class CityLoading
{
    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Loading the city, file {File} of {Files}: {Name}, {Records} records")]
        public static partial void Loading(ILogger log, int file, int files, string name, int records);

        [LoggerMessage(LogLevel.Information, "{City} is ready after {Seconds} s at {Address}")]
        public static partial void Ready(ILogger log, string city, string seconds, string address);

        [LoggerMessage(
            LogLevel.Critical,
            "The city could not be loaded; it stops here. Mend the cause and start again: what is loaded stays")]
        public static partial void Failed(ILogger log, Exception failed);
    }
}
