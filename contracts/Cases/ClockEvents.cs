using Grid.Parties;
using Grid.Posts;

namespace Grid.Cases;

/// <summary>
/// Time passed: a row of the escalations was reached with nobody having done what it runs for. Once for each case, run
/// of the clock and row.
/// </summary>
/// <param name="Due">
/// When it was due; <c>At</c> is when the city noted it, which is later only when it was down.
/// </param>
/// <param name="Rule">The row.</param>
/// <param name="Run">Counts the runs of the case's clocks, so that the same step of a later run is another.</param>
/// <param name="Party">Who is told; null where there is no such post.</param>
/// <param name="Until">When the next step comes, unless something is done.</param>
/// <param name="Holder">The name or code of whoever held the post then, where the registers know it.</param>
[GenerateSerializer, Immutable, Alias("case.deadlinePassed")]
public sealed record CaseDeadlineMissed(
    [property: Id(0)] ClockKind Clock,
    [property: Id(1)] DeadlineStep Step,
    [property: Id(2)] DateTimeOffset Due,
    [property: Id(3)] string Rule,
    [property: Id(4)] int Run,
    [property: Id(5)] Post? To,
    [property: Id(6)] EntityRef? Party,
    [property: Id(7)] DateTimeOffset? Until,
    [property: Id(8)] string? Holder,
    [property: Id(9)] CaseBrief Brief) : CaseEvent;

/// <summary>挂账 or 征求意见: every clock of the case stands still from now on; nothing is due meanwhile.</summary>
[GenerateSerializer, Immutable, Alias("case.paused")]
public sealed record CasePaused(
    [property: Id(0)] PauseKind Kind,
    [property: Id(1)] string Reason,
    [property: Id(2)] DateTimeOffset Until,
    [property: Id(3)] EntityRef? Of = null,
    [property: Id(4)] CaseBrief? Brief = null) : CaseEvent;

/// <summary>The clocks go on where they stood; duties carry the new due times.</summary>
/// <param name="Automatic">Its time was up; nobody said so.</param>
[GenerateSerializer, Immutable, Alias("case.resumed")]
public sealed record CaseResumed(
    [property: Id(0)] PauseKind Kind,
    [property: Id(1)] IReadOnlyList<Assignment> Duties,
    [property: Id(2)] bool Automatic = false) : CaseEvent;

/// <summary>延期: asked for.</summary>
[GenerateSerializer, Immutable, Alias("case.extensionAsked")]
public sealed record CaseExtensionAsked([property: Id(0)] string Reason) : CaseEvent;

/// <summary>延期: approved; one more limit from the due time on.</summary>
/// <param name="Extension">The first or the second.</param>
[GenerateSerializer, Immutable, Alias("case.extended")]
public sealed record CaseExtended([property: Id(0)] int Extension, [property: Id(1)] IReadOnlyList<Assignment> Duties)
    : CaseEvent;

/// <summary>延期: not approved.</summary>
[GenerateSerializer, Immutable, Alias("case.extensionDenied")]
public sealed record CaseExtensionDenied([property: Id(0)] string? Reason) : CaseEvent;

/// <summary>督办: whoever handles it is told to, by name.</summary>
[GenerateSerializer, Immutable, Alias("case.supervised")]
public sealed record CaseSupervised(
    [property: Id(0)] string Reason,
    [property: Id(1)] EntityRef Party,
    [property: Id(2)] DateTimeOffset? Until,
    [property: Id(3)] CaseBrief Brief) : CaseEvent;

/// <summary>更新进度: still at it, says the department.</summary>
[GenerateSerializer, Immutable, Alias("case.progressed")]
public sealed record CaseProgressed : CaseEvent;
