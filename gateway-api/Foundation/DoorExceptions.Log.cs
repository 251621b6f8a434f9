using Grid.Ledger;

namespace Grid.Gateway.Foundation;

internal sealed partial class DoorExceptions
{
    [LoggerMessage(1, LogLevel.Warning, "The city did not answer {Path}: {Exception} {Reason}")]
    private partial void CityIsAway(string path, string exception, string reason);

    [LoggerMessage(3, LogLevel.Warning, "{Path} rests on a record that cannot be read, {Position}: {Reason}")]
    private partial void Unreadable(string path, LedgerPosition position, string reason);

    [LoggerMessage(2, LogLevel.Error, "{Method} {Path} broke ({Trace})")]
    private partial void Broken(Exception exception, string method, string path, string trace);
}
