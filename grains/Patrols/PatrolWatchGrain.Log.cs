using Microsoft.Extensions.Logging;

namespace Grid.Patrols;

internal sealed partial class PatrolWatchGrain
{
    [LoggerMessage(LogLevel.Warning, "The watch over share {Share} of the patrols is held up; trying again")]
    private partial void LogHeldUp(Exception wrong, int share);

    [LoggerMessage(
        LogLevel.Warning,
        "The watch over share {Share} of the patrols was written by another activation; leaving it to that one")]
    private partial void LogRaced(int share);

    [LoggerMessage(LogLevel.Warning, "What {What} owed on {Day} was due and it did not answer; asking again")]
    private partial void LogUnanswered(Exception wrong, string what, DateOnly day);
}
