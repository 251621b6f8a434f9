namespace Grid.Gateway.Changes;

internal sealed partial class ChangeFeed
{
    [LoggerMessage(LogLevel.Warning, "Live changes of partition {Partition} are held up: {Error}: {Message}")]
    private partial void LogHeldUp(int partition, string error, string message);

    [LoggerMessage(LogLevel.Information, "A reader of live changes was cut off: {Waiting} changes waited for it")]
    private partial void LogCutOff(int waiting);
}
