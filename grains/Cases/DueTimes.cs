using Grid.Counties;
using Grid.Parties;
using Grid.Rulebook;

namespace Grid.Cases;

/// <summary>How duties get their due times.</summary>
internal static class DueTimes
{
    /// <summary>
    /// Every duty is due when handling is due: by then the lead must have handled the case, and the parties that answer
    /// for the place must have seen it handled. A party that is only informed has no due time; a part keeps its own.
    /// </summary>
    /// <param name="due">Null while the clock stands still.</param>
    public static IReadOnlyList<Assignment> DueAt(this IReadOnlyList<Assignment> duties, DateTimeOffset? due)
    {
        var dated = new Assignment[duties.Count];
        for (var i = 0; i < dated.Length; i++)
        {
            var duty = duties[i];
            var own = duty switch
            {
                { Role: AssignmentRole.Inform } => null,
                { Rule: JointTaskRules.Joint } when due is not null => duty.Due,
                _ => due,
            };
            dated[i] = duty.Due == own ? duty : duty with { Due = own };
        }

        return dated;
    }

    /// <summary>
    /// The limit runs again: the case keeps what was left of it when it stopped, and an overdue case stays as overdue
    /// as it was.
    /// </summary>
    public static DateTimeOffset GoesOn(
        DateTimeOffset due,
        DateTimeOffset stopped,
        DateTimeOffset now,
        CaseLimit limit,
        EntityRef department,
        County county)
    {
        if (due <= stopped)
        {
            return due;
        }

        var left = limit with { Amount = county.Elapsed(stopped, due, limit.Unit, department) };
        return county.Due(now, left, department);
    }
}
