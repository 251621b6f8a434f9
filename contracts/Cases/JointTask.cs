using Grid.Parties;

namespace Grid.Cases;

/// <summary>A joint task as every caller may see it.</summary>
/// <param name="Due">When the task is due; null while the clocks stand still.</param>
/// <param name="Failed">Whether its latest check failed.</param>
[GenerateSerializer, Immutable, Alias("grid.case.part")]
public sealed record JointTask(
    [property: Id(0)] EntityRef Department,
    [property: Id(1)] JointTaskStage Stage,
    [property: Id(2)] DateTimeOffset? Due,
    [property: Id(3)] DateTimeOffset Since,
    [property: Id(4)] string? Task,
    [property: Id(5)] bool? Late = null,
    [property: Id(6)] bool Failed = false)
{
    /// <summary>Whether the case waits for the task.</summary>
    public bool IsOpen => Stage < JointTaskStage.Closed;
}

/// <summary>
/// Where a department's task in a joint case stands. Numbers are stored and sent: new ones go at the end.
/// </summary>
public enum JointTaskStage
{
    Open = 0,
    Accepted = 1,
    Handled = 2,

    /// <summary>The task passed its check. It is closed apart from the rest of the case.</summary>
    Closed = 3,

    /// <summary>The department has no task in the case any more.</summary>
    Withdrawn = 4,
}

/// <summary>What can be done to a joint task. The words of the door are the same in lower case.</summary>
public enum JointTaskVerb
{
    Accept = 0,
    Handle = 1,

    /// <summary>Needs <c>passed</c>; a check that passes closes the task.</summary>
    Check = 2,

    /// <summary>Needs a reason.</summary>
    Withdraw = 3,
}

/// <summary>联合执法: a department has a task of its own in the case, beside the lead.</summary>
/// <param name="Task">What the department has to do; no personal data.</param>
[GenerateSerializer, Immutable, Alias("case.partOpened")]
public sealed record JointTaskOpened(
    [property: Id(0)] Assignment Duty,
    [property: Id(1)] string? Task,
    [property: Id(2)] CaseBrief Brief
) : CaseEvent;

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

/// <summary>Gives a department a task in the case. The same command again changes nothing.</summary>
/// <param name="Until">When the task is due; by the limit of the case and the department's hours when absent.</param>
/// <param name="Command">The caller's id for this very command; the same again is answered, not repeated.</param>
[GenerateSerializer, Immutable, Alias("grid.case.openPart")]
public sealed record OpenJointTask(
    [property: Id(0)] string By,
    [property: Id(1)] string Department,
    [property: Id(2)] string? Task = null,
    [property: Id(3)] DateTimeOffset? Until = null,
    [property: Id(4)] string? Command = null);

/// <summary>One step of a joint task.</summary>
/// <param name="Command">The caller's id for this very command; the same again is answered, not repeated.</param>
[GenerateSerializer, Immutable, Alias("grid.case.stepPart")]
public sealed record StepJointTask(
    [property: Id(0)] JointTaskVerb Verb,
    [property: Id(1)] string By,
    [property: Id(2)] string Department,
    [property: Id(3)] bool? Passed = null,
    [property: Id(4)] string? Reason = null,
    [property: Id(5)] string? Note = null,
    [property: Id(6)] string? Command = null);
