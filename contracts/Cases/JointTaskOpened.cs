using Grid.Parties;

namespace Grid.Cases;

/// <summary>联合执法: a department has a task of its own in the case, beside the lead.</summary>
/// <param name="Task">What the department has to do; no personal data.</param>
[GenerateSerializer, Immutable, Alias("case.partOpened")]
public sealed record JointTaskOpened(
    [property: Id(0)] Assignment Duty,
    [property: Id(1)] string? Task,
    [property: Id(2)] CaseBrief Brief)
    : CaseEvent;

/// <summary>The department takes its task on.</summary>
[GenerateSerializer, Immutable, Alias("case.partAccepted")]
public sealed record JointTaskAccepted([property: Id(0)] EntityRef Department) : CaseEvent;

/// <summary>The department says that its task is done.</summary>
/// <param name="Late">Whether the task was done after its own due time.</param>
[GenerateSerializer, Immutable, Alias("case.partHandled")]
public sealed record JointTaskHandled([property: Id(0)] EntityRef Department, [property: Id(1)] bool Late) : CaseEvent;

/// <summary>The task was checked: it is closed, or must be done again in what was left of its time.</summary>
/// <param name="Due">After a failed check, when the task is due now; null where that did not change.</param>
[GenerateSerializer, Immutable, Alias("case.partChecked")]
public sealed record JointTaskChecked(
    [property: Id(0)] EntityRef Department,
    [property: Id(1)] bool Passed,
    [property: Id(2)] DateTimeOffset? Due = null) : CaseEvent;

/// <summary>The department has no task in the case any more.</summary>
[GenerateSerializer, Immutable, Alias("case.partWithdrawn")]
public sealed record JointTaskWithdrawn([property: Id(0)] EntityRef Department, [property: Id(1)] string Reason)
    : CaseEvent;
