using Grid.Foundation;
using Grid.Parties;

namespace Grid.Cases;

/// <summary>
/// 联合执法, as an aspect of <see cref="CaseRules"/>: the case closes only when every part has closed, and a dispatch may
/// open parts at once. <see cref="JointTaskRules"/> decides the steps of a part.
/// </summary>
internal sealed class JointSteps : ICaseAspect
{
    public Refusal? Blocks(CaseState state, CaseVerb verb)
    {
        if (verb != CaseVerb.Close || !state.Parts.Any(static part => part.IsOpen))
        {
            return null;
        }

        var open = state.Parts.Where(static part => part.IsOpen)
            .Select(static part => $"{part.Department.Key} ({part.Stage.ToString().ToLowerInvariant()})");
        return Refusal.Conflict(
            "case.partsOpen",
            $"These still have a part in it: {string.Join(", ", open)}. "
            + "It closes when every part is checked and closed, or withdrawn.");
    }

    /// <summary>
    /// Dispatches the case to its lead, and opens a part for each other department that the step names.
    /// </summary>
    public static Decision<CaseEvent> Dispatched(CaseState state, CaseDispatched dispatched, PendingStep step)
    {
        if (step.Command.Departments is not { Count: > 0 } departments)
        {
            return dispatched;
        }

        List<CaseEvent> events = [dispatched];
        state = CaseRules.Apply(state, dispatched);
        foreach (var department in departments)
        {
            if (JointTaskRules.Has(state, new(EntityKind.Department, department)))
            {
                continue; // opened by a dispatch before a return
            }

            var opened = JointTaskRules.Decide(state, new OpenJointTask(dispatched.By, department), step.Facts);
            if (opened.Refusal is not null)
            {
                return opened;
            }

            state = opened.Events.Aggregate(state, CaseRules.Apply);
            events.AddRange(opened.Events);
        }

        return new(events);
    }

    public CaseState? Apply(CaseState before, CaseState state, GridEvent happened) => happened switch
    {
        JointTaskOpened e => state with
        {
            Parts =
            [
                .. state.Parts.Where(part => part.Department != e.Duty.Party),
                new(e.Duty.Party, JointTaskStage.Open, e.Duty.Due, e.At, e.Task),
            ],
            Duties = [.. state.Duties.Where(duty => duty.Party != e.Duty.Party), e.Duty],
        },
        JointTaskAccepted e => Change(
            state, e.Department, static part => part with { Stage = JointTaskStage.Accepted, Failed = false }),
        JointTaskHandled e => Change(
            state, e.Department, part => part with { Stage = JointTaskStage.Handled, Late = e.Late, Failed = false }),
        JointTaskChecked { Passed: false } e => Again(state, e),
        JointTaskChecked e => Left(
            Change(state, e.Department, static part => part with { Stage = JointTaskStage.Closed }), e.Department),
        JointTaskWithdrawn e => Left(
            Change(state, e.Department, static part => part with { Stage = JointTaskStage.Withdrawn }), e.Department),

        // The department that leads the case now has no part in it beside that.
        CaseDispatched e when state.Parts.Count > 0 => Change(
            state, e.Department, static part => part.IsOpen ? part with { Stage = JointTaskStage.Withdrawn } : part),
        CaseResumed e when state.Parts.Count > 0 => state with
        {
            Parts = [.. state.Parts.Select(part => Dated(part, e.Duties))],
        },
        CaseDeadlineRevised { Party: not null } e when state.Parts.Count > 0 => state with
        {
            Parts = [.. state.Parts.Select(part => Dated(part, e.Duties))],
        },
        _ => null,
    };

    /// <summary>The department does the part again, with what was left of its time.</summary>
    private static CaseState Again(CaseState state, JointTaskChecked e)
    {
        var failed = Change(state, e.Department, part => part with
        {
            Stage = JointTaskStage.Accepted,
            Late = null,
            Failed = true,
            Due = e.Due ?? part.Due,
        });
        return e.Due is null ? failed : failed with
        {
            Duties =
            [
                .. failed.Duties.Select(duty =>
                    JointTaskRules.IsPart(duty, e.Department.Key) ? duty with { Due = e.Due } : duty),
            ],
        };
    }

    /// <summary>Gives a part the due time of its duty.</summary>
    private static JointTask Dated(JointTask part, IReadOnlyList<Assignment> duties) =>
        part.IsOpen && duties.FirstOrDefault(duty => JointTaskRules.IsPart(duty, part.Department.Key)) is { } duty
            ? part with { Due = duty.Due }
            : part;

    private static CaseState Change(CaseState state, EntityRef department, Func<JointTask, JointTask> change) =>
        state with { Parts = [.. state.Parts.Select(part => part.Department == department ? change(part) : part)] };

    /// <summary>The department has no duty in the case any more, and is no longer notified of it.</summary>
    private static CaseState Left(CaseState state, EntityRef department) => state with
    {
        Duties = [.. state.Duties.Where(duty => duty.Party != department)],
        Hold = state.Hold is { } hold
            ? hold with { Notified = [.. hold.Notified.Where(party => party != department)] }
            : null,
    };
}
