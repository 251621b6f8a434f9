using Grid.Rulebook;

namespace Grid.Cases;

/// <summary>How duties get their due times.</summary>
internal static class DueTimes
{
    /// <summary>
    /// Every duty is due when handling is due: by then the lead must have handled the case, and the parties that answer
    /// for the place must have seen it handled. A party that is only informed has no due time, nor has one that helps
    /// without a part of its own; a part keeps its own.
    /// </summary>
    /// <param name="due">Null while the clock stands still.</param>
    public static IReadOnlyList<Assignment> DueAt(this IReadOnlyList<Assignment> duties, DueTime? due)
    {
        var dated = new Assignment[duties.Count];
        for (var i = 0; i < dated.Length; i++)
        {
            var duty = duties[i];
            dated[i] = duty switch
            {
                { Rule: JointTaskRules.Joint } when due is not null => duty,
                { Rule: JointTaskRules.Joint } => duty.DueAt(null),
                { Role: AssignmentRole.Inform or AssignmentRole.Help } => duty.DueAt(null),
                _ => duty.DueAt(due),
            };
        }

        return dated;
    }

    /// <summary>The duty, due at a time; the same where it already is.</summary>
    public static Assignment DueAt(this Assignment duty, DueTime? due)
    {
        bool? provisional = due is { Provisional: true } ? true : null;
        return duty.Due == due?.At && duty.Provisional == provisional
            ? duty
            : duty with { Due = due?.At, Provisional = provisional };
    }
}

/// <summary>When something is due.</summary>
/// <param name="Provisional">Whether a holiday notice that is still to come may move it.</param>
internal readonly record struct DueTime(DateTimeOffset At, bool Provisional);
