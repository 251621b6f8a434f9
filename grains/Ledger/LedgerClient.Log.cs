using Microsoft.Extensions.Logging;

namespace Grid.Ledger;

internal sealed partial class LedgerClient
{
    [LoggerMessage(LogLevel.Error, "A {Type} of {Source} is not stored: it could not be read back")]
    private static partial void LogUnreadable(ILogger log, Exception wrong, string type, string source);
}
