using Grid.Foundation;
using Grid.Revisits;

namespace Grid.Cases;

/// <summary>
/// What a case remembers of the steps it took, so that a step that is sent again is answered and not repeated. Pure.
/// </summary>
internal static class StepRecall
{
    /// <summary>The answer to a step that was taken before; null for a new one.</summary>
    public static Decision<CaseEvent>? Answer(CaseState state, PendingStep step)
    {
        if (state.Before(step.Command.Command) is { } before)
        {
            var same = before.Content is not null || before.What == StepWords.Doing(step.Verb);
            return same && before.Says(step.Content) ? Decision<CaseEvent>.Nothing : before.Reused();
        }

        if (!IsAlreadySo(state, step.Verb))
        {
            return null;
        }

        if (state.Recall.LatestTaken?.Content is { } said ? said == step.Content : SaidLikewise(state, step.Command))
        {
            return Decision<CaseEvent>.Nothing;
        }

        if (CaseVerbs.Of(step.Verb).Further)
        {
            return null; // what it says may follow: a decision on what was asked, a further correction
        }

        return Refusal.Conflict(
            "case.doneOtherwise",
            $"{StepWords.Standing(state)} What was sent says something else. "
            + "GET /v1/cases/{id}/history has what was said.");
    }

    /// <summary>Keeps the actor, the time and the words of the step that an event records.</summary>
    public static CaseState Remember(CaseState before, CaseState state, GridEvent happened)
    {
        if (StepWords.Dealing(happened) is var (about, what))
        {
            var done = new ExecutedCommand(what, happened.By, happened.At, happened.Content);
            var recall = state.Recall with { Dealings = state.Recall.Dealings.SetItem(about, done) };
            recall = happened is JointTaskHandled ? Taken(recall, CaseVerb.Handle, happened) : recall;
            return state with { Recall = Commanded(recall, happened, done) };
        }

        if (state.Latest is not { } verb)
        {
            return state.Recall.LatestTaken is null
                ? state
                : state with { Recall = state.Recall with { LatestTaken = null } };
        }

        if (happened.Content is null && happened.Command is null && before.Latest == verb)
        {
            return state; // the event is no step and leaves the latest step as it is
        }

        var taken = new ExecutedCommand(StepWords.Doing(verb), happened.By, happened.At, happened.Content);
        var latest = Taken(state.Recall with { LatestTaken = taken }, verb, happened);
        return state with { Recall = Commanded(latest, happened, taken) };
    }

    private static CaseRecall Taken(CaseRecall recall, CaseVerb verb, GridEvent happened) =>
        happened.By is not { Length: > 0 } by || CaseVerbs.Of(verb).Repeatable
            ? recall
            : recall with { Takers = recall.Takers.Add((verb, by)) };

    private static CaseRecall Commanded(CaseRecall recall, GridEvent happened, ExecutedCommand taken) =>
        happened.Command is { } command ? recall with { Commands = recall.Commands.SetItem(command, taken) } : recall;

    /// <summary>Whether the latest step of the case was the same step.</summary>
    private static bool IsAlreadySo(CaseState state, CaseVerb verb) =>
        state.Latest == verb
        && !CaseVerbs.Of(verb).Repeatable
        && !(verb == CaseVerb.Review && AppealSteps.Pending(state) is not null) // the second review, by another person
        && !(state.LatestPassed && RevisitSteps.IsOwed(state, verb)); // another follows a visit that found nothing

    /// <summary>Whether a record without fingerprints has the same content, as far as it shows.</summary>
    private static bool SaidLikewise(CaseState state, StepCase command) => command.Verb switch
    {
        CaseVerb.LookBack or CaseVerb.Check or CaseVerb.Review => state.LatestPassed == command.Passed,
        CaseVerb.Extend => command.Passed is null == state.Hold?.AskedBy is not null,
        CaseVerb.Verify => state.LatestPassed == (command.Passed ?? true),
        CaseVerb.Dispatch => command.Department is null || state.Lead.Key == command.Department,
        CaseVerb.Join => state.Links.JoinedTo?.ToString() == command.To,
        _ => true,
    };
}
