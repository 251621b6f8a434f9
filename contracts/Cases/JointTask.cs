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
