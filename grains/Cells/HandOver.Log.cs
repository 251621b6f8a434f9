using Microsoft.Extensions.Logging;

namespace Grid.Cells;

internal sealed partial class HandOver
{
    private static partial class Log
    {
        [LoggerMessage(
            LogLevel.Warning, "Case {Case} was not handed from cell {Cell} to {Successor}: {Code}; trying again")]
        public static partial void NotHandedOver(ILogger log, Guid @case, string cell, string successor, string code);
    }
}
