using Grid.Parties;

namespace Grid.Gateway.Import;

internal sealed partial class EntryAttempts
{
    [LoggerMessage(1, LogLevel.Error, "Entering {Party} broke")]
    private partial void Broke(Exception exception, EntityRef party);
}
