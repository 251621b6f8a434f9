using Grid.Foundation;
using Orleans.Concurrency;

namespace Grid.Rulebook;

/// <summary>
/// Answers from the rulebook of the silo it runs on when a limit would run out, and why then. Stateless worker; key: 0.
/// </summary>
[Alias("grid.due"), GrainInterfaceType("grid.due")]
public interface IDueGrain : IGrainWithIntegerKey
{
    [Alias("due"), ReadOnly] Task<Outcome<DueView>> Due(DueQuestion question);

    /// <summary>What days are, to the law and to those who work (工作日历).</summary>
    [Alias("days"), ReadOnly] Task<Outcome<DaysView>> Days(DaysQuestion question);
}
