using Grid.Foundation;
using Orleans.Concurrency;

namespace Grid.Coordinations;

/// <summary>
/// 专题研讨会、部门联席会议 (S170, S191, S217): settles which department owes a matter that departments return to each other.
/// Key: sub-district, then kind letter and class, <c>110101001-E0405</c>. All disputed cases of the matter share one
/// coordination, which opens in rounds. No call opens a round; the referral in a case's own record does.
/// </summary>
[Alias("grid.coordination"), GrainInterfaceType("grid.coordination")]
public interface ICoordinationGrain : IGrainWithStringKey
{
    /// <summary>The matter and its rounds; null when it was never referred.</summary>
    [Alias("view"), AlwaysInterleave] Task<CoordinationView?> View();

    /// <summary>
    /// Decides the open round. Refused as <c>coordination.unknown</c>, <c>coordination.decided</c> (with another
    /// outcome), <c>coordination.dropped</c>, <c>coordination.basisMissing</c>, <c>department.unknown</c>.
    /// </summary>
    [Alias("decide")] Task<Outcome<CoordinationView>> Decide(DecideCoordination command);

    /// <summary>Refused as <c>coordination.notConcerned</c> for a department that is not concerned.</summary>
    [Alias("state")] Task<Outcome<CoordinationView>> State(StatePosition command);
}
