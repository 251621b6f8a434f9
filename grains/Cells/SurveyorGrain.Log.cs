using Microsoft.Extensions.Logging;

namespace Grid.Cells;

internal sealed partial class SurveyorGrain
{
    [LoggerMessage(LogLevel.Error, "A re-cut of county {County} is stuck at cell {Cell}: {Code} {Reason}")]
    private static partial void LogStuck(ILogger log, string county, string cell, string code, string reason);

    [LoggerMessage(
        LogLevel.Error,
        "Cell {Cell} of county {County} stays as the re-cut that was given up left it: {Code} {Reason}")]
    private static partial void LogLeft(ILogger log, string county, string cell, string code, string reason);

    [LoggerMessage(
        LogLevel.Warning,
        "The re-cut of county {County} that was stuck was given up by {By}: {Restored} cells restored, {Withdrawn} "
        + "withdrawn, {Left} left")]
    private static partial void LogGivenUp(
        ILogger log,
        string county,
        string by,
        int restored,
        int withdrawn,
        int left);
}
