using Grid.Parties;

namespace Grid.Cases;

/// <summary>Why a department returns a case (回退理由). Numbers are stored and sent: new ones go at the end.</summary>
public enum ReturnGround
{
    /// <summary>职责不属: it is another's duty.</summary>
    NotOurs = 0,

    /// <summary>职责交叉: it is another's duty as much as ours; goes to a coordination at once.</summary>
    Overlap = 1,

    /// <summary>区域不属: it lies outside our area.</summary>
    Elsewhere = 2,

    /// <summary>信息不全: it cannot be handled as it was sent. No dispute, and counted as none.</summary>
    Incomplete = 3,
}

/// <summary>Why a case is put to a coordination (S170). Numbers are stored and sent: new ones go at the end.</summary>
public enum ReferralCause
{
    /// <summary>再次回退: it was returned again.</summary>
    Returns = 0,

    /// <summary>职责交叉: who returned it says that the duty overlaps.</summary>
    Overlap = 1,

    /// <summary>提请会商: the dispatcher asks, since several claim it or none does.</summary>
    Asked = 2,
}

/// <summary>
/// What a dispatch says of a return before it: right where the case goes to another, wrong (推诿) where it goes back to
/// the same.
/// </summary>
/// <param name="Before">What was said of it earlier, when a later dispatch says otherwise.</param>
[GenerateSerializer, Immutable, Alias("grid.case.judgedReturn")]
public sealed record JudgedReturn(
    [property: Id(0)] EntityRef Party,
    [property: Id(1)] bool Upheld,
    [property: Id(2)] bool? Before = null);

/// <summary>
/// 提请会商: nobody dispatches it until the departments have conferred. The intention of a coordination: whoever follows
/// the ledger opens it, or hangs the case on the one that is open for the same matter.
/// </summary>
/// <param name="Coordination">Key of the matter (see <see cref="Coordinations.ICoordinationGrain"/>).</param>
/// <param name="Referral">Counts the times this case was put to one.</param>
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
