using Grid.Cases;

namespace Grid.Gateway.Cases;

/// <summary>A department's own part in a case (联合执法).</summary>
public sealed record PartBody(
    string Department,
    JointTaskStage Stage,
    DateTimeOffset? Due,
    DateTimeOffset Since,
    string? Task,
    bool? Late)
{
    internal static PartBody From(JointTask part) =>
        new(part.Department.Key, part.Stage, part.Due, part.Since, part.Task, part.Late);
}
