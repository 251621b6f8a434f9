using Grid.Parties;

namespace Grid.Cases;

/// <summary>Why a department returns a case (回退理由). Numbers are stored and sent: new ones go at the end.</summary>
public enum ReturnGround
{
    /// <summary>职责不属: the duty is another department's.</summary>
    NotOurs = 0,

    /// <summary>
    /// 职责交叉: the duty is another department's as much as ours; the case goes to a coordination at once.
    /// </summary>
    Overlap = 1,

    /// <summary>区域不属: the place lies outside our area.</summary>
    Elsewhere = 2,

    /// <summary>信息不全: the case cannot be handled as it was sent. This is no dispute and counts as none.</summary>
    Incomplete = 3,
}

/// <summary>Why a case is put to a coordination (S170). Numbers are stored and sent: new ones go at the end.</summary>
public enum ReferralCause
{
    /// <summary>再次回退: the case was returned again.</summary>
    Returns = 0,

    /// <summary>职责交叉: the department that returned the case says that the duty overlaps.</summary>
    Overlap = 1,

    /// <summary>提请会商: the dispatcher asks, since several departments claim the case or none does.</summary>
    Asked = 2,
}

/// <summary>
/// What a dispatch says of an earlier return. The return was right if the case goes to another department, and wrong
/// (推诿) if the case goes back to the same one.
/// </summary>
/// <param name="Before">What an earlier dispatch said of the return, where this one says otherwise.</param>
[GenerateSerializer, Immutable, Alias("grid.case.judgedReturn")]
public sealed record JudgedReturn(
    [property: Id(0)] EntityRef Party,
    [property: Id(1)] bool Upheld,
    [property: Id(2)] bool? Before = null);

/// <summary>
/// 提请会商: the case is not dispatched until the departments have conferred. The fan-out delivers this event to the
/// coordination of the matter, which opens a round or takes the case into the open one.
/// </summary>
/// <param name="Coordination">Key of the matter (see <see cref="Coordinations.ICoordinationGrain"/>).</param>
/// <param name="Referral">Counts the times this case was referred to a coordination.</param>
/// <param name="Convener">The office that calls the departments together.</param>
/// <param name="Due">By when it must be settled; null where the county set no limit.</param>
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
