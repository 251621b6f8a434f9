namespace Grid.Gateway.Import;

internal sealed partial class Importer
{
    [LoggerMessage(2, LogLevel.Warning, "Gaps and overlaps were not counted after an import: {Error} {Reason}")]
    private partial void Uncounted(string error, string reason);
}
