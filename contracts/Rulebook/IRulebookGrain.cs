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

    /// <summary>What a county does by practice today, and what says so.</summary>
    /// <param name="county">Its code.</param>
    [Alias("practice"), ReadOnly] Task<IReadOnlyList<PracticeView>> Practice(string county);

    /// <summary>Which open deadlines a calendar would move if it came into force now. Changes nothing.</summary>
    /// <param name="most">How many of them to name, those due first.</param>
    [Alias("moves"), ReadOnly, ResponseTimeout("00:00:30")] Task<DeadlineMoves> Moves(TableData table, int most);
}
