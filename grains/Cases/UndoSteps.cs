using Grid.Foundation;

namespace Grid.Cases;

/// <summary>
/// 撤回: a step that was taken by mistake is taken back while it is the latest, so that nobody built on it. An
/// aspect of <see cref="CaseRules"/>.
/// </summary>
internal sealed class UndoSteps : ICaseAspect
{
    public Refusal? Refuses(CaseState state, PendingStep step) =>
        step.Verb == CaseVerb.Undo && Undone(state, step) is null
            ? Refusal.Conflict(
                "case.notUndone",
                "Only the latest step can be taken back, while nobody did anything after it: verify, file, accept, "
                + "handle, a check that passed, or a first dispatch. "
                + (state.Recall.LatestTaken is null ? "" : $"{StepWords.Standing(state)} ")
                + "Correct the case, return it or reopen it instead.")
            : null;

    public Decision<CaseEvent>? Decide(CaseState state, PendingStep step) =>
        step.Verb == CaseVerb.Undo ? step.Recorded(Undone(state, step)) : null;

    public CaseState? Apply(CaseState before, CaseState state, GridEvent happened) => happened switch
    {
        CaseUndone e => state with
        {
            Stage = e.Stage,
            Lead = e.Lead,
            Duties = e.Duties,
            Reason = e.Reason,
            Progress = e.Verb == CaseVerb.Handle ? state.Progress.Unhandled() : state.Progress,
            Latest = CaseVerb.Undo,
        },
        _ => null,
    };

    /// <summary>
    /// The latest event that is not the clock's alone, and the case before it; null where there is none. What happened
    /// since because time passed was built on nothing by anyone.
    /// </summary>
    public static (CaseEvent Event, CaseState Before)? Latest(IReadOnlyList<CaseEvent> events)
    {
        var count = events.Count;
        while (count > 0 && events[count - 1] is CaseDeadlineMissed or CaseReporterForgotten)
        {
            count--;
        }

        return count > 1
            ? (events[count - 1], events.Take(count - 1).Aggregate(new CaseState(), CaseRules.Apply))
            : null;
    }

    private static CaseUndone? Undone(CaseState state, PendingStep step)
    {
        if (step.Facts.Latest is not var (latest, before) || VerbOf(latest, before, state) is not { } verb)
        {
            return null;
        }

        return new(
            verb,
            step.Command.Reason!,
            before.Stage,
            before.Times.Since,
            before.Times.Dispatched,
            before.Times.Used,
            before.Lead,
            before.Duties,
            CaseRules.Brief(before, step.Facts.Number),
            (latest as CaseDispatched)?.Department);
    }

    /// <summary>The step that an event records, where it can be taken back; null where more followed from it.</summary>
    private static CaseVerb? VerbOf(CaseEvent latest, CaseState before, CaseState after) => latest switch
    {
        CaseVerified => CaseVerb.Verify,
        CaseFiled { Found: null } => CaseVerb.File,
        CaseAccepted => CaseVerb.Accept,
        CaseHandled => CaseVerb.Handle,
        CaseChecked { Passed: true } => CaseVerb.Check,
        CaseDispatched { Coordination: null }
            when before is { Hold: null, Dispute: null, Times.Waits.Count: 0 } && after.Hold is null =>
            CaseVerb.Dispatch,
        _ => null,
    };
}
