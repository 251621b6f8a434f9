namespace Grid.Gateway.Import;

internal sealed partial class TableImporter
{
    [LoggerMessage(
        3,
        LogLevel.Warning,
        "A table is entered without the findings of its check, which the city did not answer: {Error} {Reason}")]
    private partial void Unchecked(string error, string reason);
}
