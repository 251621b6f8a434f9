using Grid.Parties;

namespace Grid.Gateway.Import;

internal sealed partial class Importer
{
    [LoggerMessage(2, LogLevel.Warning, "Gaps and overlaps were not counted after an import: {Error} {Reason}")]
    private partial void Uncounted(string error, string reason);

    [LoggerMessage(
        3,
        LogLevel.Warning,
        "A table is entered without the findings of its check, which the city did not answer: {Error} {Reason}")]
    private partial void Unchecked(string error, string reason);

    [LoggerMessage(1, LogLevel.Error, "Entering {Party} broke")]
    private partial void Broke(Exception exception, EntityRef party);
}
