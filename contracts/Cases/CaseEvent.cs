using System.Text.Json.Serialization;
using Grid.Foundation;
using Grid.Parties;
using Grid.Places;

namespace Grid.Cases;

/// <summary>Something that happened to a case.</summary>
[GenerateSerializer, Immutable, Alias("case")]
public abstract record CaseEvent : GridEvent
{
    /// <summary>The note of the actor; no personal data.</summary>
    [Id(0)] public string? Note { get; init; }
}

/// <summary>The parent case records that another case was opened from it. Each of the two goes its own way.</summary>
[GenerateSerializer, Immutable, Alias("case.childOpened")]
public sealed record CaseChildOpened([property: Id(0)] Guid Child) : CaseEvent;

/// <summary>
/// The matter of the report already is a case. The report joins that case, and is closed and answered with it.
/// </summary>
/// <param name="Channel">How it came in; null where that was not noted.</param>
/// <param name="Reports">How many reports it brings: itself and those that joined it.</param>
[GenerateSerializer, Immutable, Alias("case.joined")]
public sealed record CaseJoined(
    [property: Id(0)] Guid Primary,
    [property: Id(1)] string? Channel = null,
    [property: Id(2)] int Reports = 1)
    : CaseEvent;

/// <summary>The primary case records one more report of the same matter.</summary>
/// <param name="Stage">
/// The stage of the primary by then; a report that comes after its end takes this stage at once.
/// </param>
/// <param name="Channel">How the report came in; null where that was not noted.</param>
/// <param name="Reports">How many reports it brings: itself and those that joined it.</param>
[GenerateSerializer, Immutable, Alias("case.gathered")]
public sealed record CaseGathered(
    [property: Id(0)] Guid Report,
    [property: Id(1)] CaseStage Stage,
    [property: Id(2)] string? Channel = null,
    [property: Id(3)] int Reports = 1) : CaseEvent;

/// <summary>The primary case records that a report that had joined it stands by itself again.</summary>
/// <param name="Reports">How many reports went with it, itself included.</param>
[GenerateSerializer, Immutable, Alias("case.ungathered")]
public sealed record CaseUngathered([property: Id(0)] Guid Report, [property: Id(1)] int Reports = 1) : CaseEvent;

/// <summary>A report joined a case that had joined another by then: it is sent on to that one.</summary>
[GenerateSerializer, Immutable, Alias("case.sentOn")]
public sealed record CaseSentOn([property: Id(0)] Guid Report, [property: Id(1)] Guid Primary) : CaseEvent;

/// <summary>
/// 撤销并案: a report that had joined a case stands by itself again, at the stage it had and with the clocks of its own
/// report.
/// </summary>
/// <param name="Primary">The case it had joined.</param>
/// <param name="Automatic">
/// The city split it because its primary was voided or refused; no officer asked for it.
/// </param>
/// <param name="Reports">How many reports go with it: itself and those that joined it.</param>
[GenerateSerializer, Immutable, Alias("case.split")]
public sealed record CaseSplit(
    [property: Id(0)] Guid Primary,
    [property: Id(1)] CaseStage Stage,
    [property: Id(2)] IReadOnlyList<Assignment> Duties,
    [property: Id(3)] CaseBrief Brief,
    [property: Id(4)] string Reason,
    [property: Id(5)] bool Automatic,
    [property: Id(6)] Place Place,
    [property: Id(7)] string Channel,
    [property: Id(8)] int Reports = 1) : CaseEvent;

/// <summary>A joined report went where its primary went.</summary>
[GenerateSerializer, Immutable, Alias("case.followed")]
public sealed record CaseFollowed([property: Id(0)] Guid Primary, [property: Id(1)] CaseStage Stage) : CaseEvent;

/// <summary>核实: an officer saw the matter on the spot before filing.</summary>
[GenerateSerializer, Immutable, Alias("case.verified")]
public sealed record CaseVerified : CaseEvent;

/// <summary>立案</summary>
/// <param name="Found">Where and what the matter is, where the desk said so; null where the report stands.</param>
[GenerateSerializer, Immutable, Alias("case.filed")]
public sealed record CaseFiled(
    [property: Id(0), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FoundMatter? Found = null)
    : CaseEvent;

/// <summary>不予立案, with its reason.</summary>
/// <param name="Unverified">The verification on the spot found nothing.</param>
/// <param name="Owes">Whether the reporter is owed an answer; null in records from before they were.</param>
[GenerateSerializer, Immutable, Alias("case.refused")]
public sealed record CaseRefused(
    [property: Id(0)] string Reason,
    [property: Id(1)] bool Unverified = false,
    [property: Id(2), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Owes = null)
    : CaseEvent;

/// <summary>派遣: the clock of handling starts; duties carry the new due times.</summary>
/// <param name="Insisted">
/// Why the dispatcher insists on a department that returned the case; null where they do not insist.
/// </param>
/// <param name="Coordination">
/// The coordination whose outcome names the department; null where a dispatcher chose it.
/// </param>
/// <param name="Returns">What this dispatch says of the returns before it.</param>
/// <param name="Used">
/// How much of the limit the department had used when it wrongly returned the case, in the limit's unit; null for none.
/// </param>
[GenerateSerializer, Immutable, Alias("case.dispatched")]
public sealed record CaseDispatched(
    [property: Id(0)] EntityRef Department,
    [property: Id(1)] IReadOnlyList<Assignment> Duties,
    [property: Id(2)] CaseBrief Brief,
    [property: Id(3)] string? Insisted = null,
    [property: Id(4)] string? Coordination = null,
    [property: Id(5)] IReadOnlyList<JudgedReturn>? Returns = null,
    [property: Id(6)] double? Used = null) : CaseEvent;

/// <summary>接收: the department takes the case on.</summary>
[GenerateSerializer, Immutable, Alias("case.accepted")]
public sealed record CaseAccepted : CaseEvent;

/// <summary>回退: the department gives the case back to the dispatcher, with its reason.</summary>
/// <param name="Whose">The department that owes the case instead, as the returning department says.</param>
[GenerateSerializer, Immutable, Alias("case.returned")]
public sealed record CaseReturned(
    [property: Id(0)] string Reason,
    [property: Id(1)] EntityRef Department,
    [property: Id(2)] ReturnGround Ground = ReturnGround.NotOurs,
    [property: Id(3)] EntityRef? Whose = null,
    [property: Id(4)] double? Left = null) : CaseEvent;

/// <summary>处置: the department says that the work is done.</summary>
/// <param name="Late">Whether the work was done after the lead's due time.</param>
[GenerateSerializer, Immutable, Alias("case.handled")]
public sealed record CaseHandled([property: Id(0)] bool Late) : CaseEvent;

/// <summary>
/// 核查: the case passed, or goes back to its handler (返工), whose limit goes on where it stood at handling.
/// </summary>
/// <param name="Duties">
/// After a failed check, the duties with their new due times; null in older records, where the limit ran on.
/// </param>
[GenerateSerializer, Immutable, Alias("case.checked")]
public sealed record CaseChecked(
    [property: Id(0)] bool Passed,
    [property: Id(1)] IReadOnlyList<Assignment>? Duties = null)
    : CaseEvent;

/// <summary>结案</summary>
[GenerateSerializer, Immutable, Alias("case.closed")]
public sealed record CaseClosed : CaseEvent;

/// <summary>
/// 反馈: the reporter has been answered. A closed case is fed back then; a report that was refused, voided, transferred
/// or joined stays what it is.
/// </summary>
[GenerateSerializer, Immutable, Alias("case.fedBack")]
public sealed record CaseFedBack : CaseEvent;

/// <summary>重开: the case was closed but not solved. Its parties owe their duties again.</summary>
[GenerateSerializer, Immutable, Alias("case.reopened")]
public sealed record CaseReopened(
    [property: Id(0)] string Reason,
    [property: Id(1)] IReadOnlyList<Assignment> Duties,
    [property: Id(2)] CaseBrief Brief) : CaseEvent;

/// <summary>移送: the case goes to an authority outside the county.</summary>
/// <param name="Into">The case that another county of the region opens for it; null where it leaves the region.</param>
/// <param name="Department">The addressee, where it is one of the county's departments.</param>
/// <param name="Owes">Whether the reporter is owed an answer here; null in records from before they were.</param>
[GenerateSerializer, Immutable, Alias("case.transferred")]
public sealed record CaseTransferred(
    [property: Id(0)] string To,
    [property: Id(1)] string Reason,
    [property: Id(2), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TransferredInto? Into = null,
    [property: Id(3), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] EntityRef? Department = null,
    [property: Id(4), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Owes = null)
    : CaseEvent;

/// <summary>作废</summary>
/// <param name="Owes">Whether the reporter is owed an answer; null in records from before they were.</param>
[GenerateSerializer, Immutable, Alias("case.voided")]
public sealed record CaseVoided(
    [property: Id(0)] string Reason,
    [property: Id(1), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Owes = null)
    : CaseEvent;

/// <summary>A re-cut moved the duty of the old cell to its successor; the case keeps its place.</summary>
/// <param name="HandledAt">When the case was handled, if it was; this counts for the successor too.</param>
/// <param name="Stage">The stage of the case; null in older records, and for a visit.</param>
[GenerateSerializer, Immutable, Alias("case.handedOver")]
public sealed record CaseHandedOver(
    [property: Id(0)] EntityRef From,
    [property: Id(1)] Assignment To,
    [property: Id(2)] CaseBrief Brief,
    [property: Id(3)] DateTimeOffset? HandledAt = null,
    [property: Id(4), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] CaseStage? Stage = null)
    : CaseEvent;
