using Grid.Parties;

namespace Grid.Cases;

/// <summary>挂账 or 征求意见: every clock of the case stands still from now on; nothing is due meanwhile.</summary>
[GenerateSerializer, Immutable, Alias("case.paused")]
public sealed record CasePaused(
    [property: Id(0)] PauseKind Kind,
    [property: Id(1)] string Reason,
    [property: Id(2)] DateTimeOffset Until,
    [property: Id(3)] EntityRef? Of = null,
    [property: Id(4)] CaseBrief? Brief = null) : CaseEvent;

/// <summary>The clocks go on where they stood; duties carry the new due times.</summary>
/// <param name="Automatic">The city resumed the case when the pause ran out; no officer did.</param>
[GenerateSerializer, Immutable, Alias("case.resumed")]
public sealed record CaseResumed(
    [property: Id(0)] PauseKind Kind,
    [property: Id(1)] IReadOnlyList<Assignment> Duties,
    [property: Id(2)] bool Automatic = false) : CaseEvent;
