using Grid.Parties;

namespace Grid.Cases;

/// <summary>
/// 提请会商: the case is not dispatched until the departments have conferred. The fan-out delivers this event to the
/// coordination of the matter, which opens a round or takes the case into the open one.
/// </summary>
/// <param name="Coordination">Key of the matter (see <see cref="Coordinations.ICoordinationGrain"/>).</param>
/// <param name="Referral">Counts the times this case was referred to a coordination.</param>
/// <param name="Convener">The office that calls the departments together.</param>
/// <param name="Due">When the round must be decided; null where the county set no limit.</param>
/// <param name="Parties">The departments concerned.</param>
[GenerateSerializer, Immutable, Alias("case.referred")]
public sealed record CaseReferred(
    [property: Id(0)] string Coordination,
    [property: Id(1)] ReferralCause Cause,
    [property: Id(2)] int Referral,
    [property: Id(3)] EntityRef Convener,
    [property: Id(4)] DateTimeOffset? Due,
    [property: Id(5)] IReadOnlyList<EntityRef> Parties,
    [property: Id(6)] string Reason,
    [property: Id(7)] CaseBrief Brief) : CaseEvent;

/// <summary>
/// Why a case is referred to a coordination (S170). Numbers are stored and sent: new ones go at the end.
/// </summary>
public enum ReferralCause
{
    /// <summary>再次回退: the case was returned again.</summary>
    Returns = 0,

    /// <summary>职责交叉: the department that returned the case says that the duty overlaps.</summary>
    Overlap = 1,

    /// <summary>提请会商: the dispatcher asks, since several departments claim the case or none does.</summary>
    Asked = 2,
}
