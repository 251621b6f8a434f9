using Microsoft.Extensions.Logging;

namespace Grid.Ledger;

internal sealed partial class CommitLoop
{
    [LoggerMessage(1, LogLevel.Critical, "The commit loop failed over a batch and goes on with the next.")]
    private static partial void LogBroken(ILogger log, Exception broken);
}
