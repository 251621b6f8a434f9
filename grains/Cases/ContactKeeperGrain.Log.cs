using Microsoft.Extensions.Logging;

namespace Grid.Cases;

internal sealed partial class ContactKeeperGrain
{
    [LoggerMessage(LogLevel.Warning, "The keeper of contacts is held up; trying again")]
    private partial void LogHeldUp(Exception wrong);

    [LoggerMessage(
        LogLevel.Warning, "The contact left with case {Case} could not be looked at; it is at the next look")]
    private partial void LogKept(Exception wrong, Guid @case);
}
