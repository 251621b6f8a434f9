using Grid.Rulebook;
using Grid.Worklists;

namespace Grid.Clocks;

/// <summary>Keeps the due times of all cases of one partition of the ledger. Key: partition number.</summary>
[Alias("grid.clock.shard"), GrainInterfaceType("grid.clock.shard")]
internal interface IClockShardGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// In a driven city: no earlier time will be named, so the shard handles every case that was due by then.
    /// </summary>
    /// <returns>Whether the shard has handled all of them; if not, the caller asks again.</returns>
    [Alias("passUntil")] Task<bool> PassUntil(DateTimeOffset now);

    [Alias("figures")] Task<ShardFigures> Figures();

    /// <summary>Which open deadlines of the partition a calendar would move. Changes nothing.</summary>
    /// <param name="most">How many of them to name, those due first.</param>
    [Alias("moves"), ResponseTimeout("00:00:25")] Task<DeadlineMoves> Moves(TableData table, int most);

    /// <summary>Which steps of the partition's cases posts owe, and how those ended that they owed before.</summary>
    /// <param name="after">The step after which the page begins; null for the first page.</param>
    /// <param name="most">How many of them to name, those due first.</param>
    [Alias("steps"), ResponseTimeout("00:00:20")]
    Task<DueSteps> Owed(StepGroup group, DateTimeOffset now, DueStep? after, int most);
}
