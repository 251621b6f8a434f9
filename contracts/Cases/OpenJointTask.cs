namespace Grid.Cases;

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
