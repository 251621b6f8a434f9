using Grid.Foundation;
using Orleans.Concurrency;

namespace Grid.Standing;

/// <summary>
/// 常态责任: the checks of what one party owes by itself. What is owed is computed; checks and lapses alone are stored.
/// Key: the party, kind/key.
/// </summary>
[Alias("grid.standing"), GrainInterfaceType("grid.standing")]
public interface IStandingGrain : IGrainWithStringKey
{
    /// <summary>Records a check; the same command again is answered and not repeated.</summary>
    [Alias("check")] Task<Outcome<StandingView>> Check(CheckStanding command);

    /// <summary>
    /// 门前三包责任牌: the plate of a month, the present one where none is named; null where the party owes nothing by
    /// itself.
    /// </summary>
    /// <param name="month">Any day of the month.</param>
    [Alias("plate"), ReadOnly] Task<PlateView?> Plate(DateOnly? month);

    /// <summary>What the party owes by itself at a time; empty where it owes nothing. Null time for now.</summary>
    [Alias("owed"), ReadOnly] Task<IReadOnlyList<StandingView>> Owed(DateTimeOffset? at);
}
