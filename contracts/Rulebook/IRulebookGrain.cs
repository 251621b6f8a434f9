using Grid.Foundation;
using Orleans.Concurrency;

namespace Grid.Rulebook;

/// <summary>Answers from the rulebook of the silo it runs on (责任清单). Stateless worker; key: 0.</summary>
[Alias("grid.rulebook"), GrainInterfaceType("grid.rulebook")]
public interface IRulebookGrain : IGrainWithIntegerKey
{
    /// <summary>Explains which parties would get a matter and why, row by row.</summary>
    [Alias("explain"), ReadOnly] Task<Outcome<RouteExplained>> Explain(AskRoute question);

    /// <summary>
    /// Checks a table as if it came into force now, together with the other tables and the registers. Changes nothing.
    /// </summary>
    [Alias("check"), ReadOnly, ResponseTimeout("00:00:30")] Task<IReadOnlyList<TableFinding>> Check(TableData table);
}
