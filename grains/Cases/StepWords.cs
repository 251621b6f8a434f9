using Grid.Foundation;

namespace Grid.Cases;

/// <summary>
/// Steps in words: what happened to a case, by which actor, and to which party it went. Refusals use them.
/// </summary>
internal static class StepWords
{
    /// <summary>Fingerprint of the content of a step, without the id under which it was sent.</summary>
    public static string ContentOf(StepCase command) => Fingerprint.Of(command with { Command = null });

    public static string Doing(CaseVerb verb) => $"{CaseVerbs.Of(verb).Word} the case";

    public static string Word(CaseStage stage) =>
        stage == CaseStage.FedBack ? "fedBack" : stage.ToString().ToLowerInvariant();

    /// <summary>The latest step of a case as a sentence: verb, recipient, actor, time and reason.</summary>
    public static string Standing(CaseState state)
    {
        var (verb, taken) = (state.Latest!.Value, state.Recall.LatestTaken!);
        var why = Reasoned(verb) && state.Reason is { } reason ? $": {reason}" : "";
        return $"It was {CaseVerbs.Of(verb).Done}{Destination(state, verb)} by {taken.By} at {taken.At:O}{why}.";
    }

    /// <summary>Which part or letter an event changed, and how; null for other events.</summary>
    public static (string About, string What)? Dealing(GridEvent happened) => happened switch
    {
        JointTaskOpened e => (JointTaskRules.Opening(e.Duty.Party), $"give {e.Duty.Party.Key} a part"),
        JointTaskAccepted e => (JointTaskRules.About(e.Department), $"accept the part of {e.Department.Key}"),
        JointTaskHandled e => (JointTaskRules.About(e.Department), $"handle the part of {e.Department.Key}"),
        JointTaskChecked e => (
            JointTaskRules.About(e.Department),
            $"check the part of {e.Department.Key} ({(e.Passed ? "passed" : "failed")})"),
        JointTaskWithdrawn e => (
            JointTaskRules.About(e.Department), $"withdraw the part of {e.Department.Key}: {e.Reason}"),
        CaseLetterAcknowledged e => (LetterSteps.About(e.Letter), $"acknowledge letter {e.Letter}"),
        CaseFindAnswered e => (
            LetterSteps.Answering(e.Letter), $"{(e.Accepted ? "take on" : "return")} the find of letter {e.Letter}"),
        CaseEvidenceAdded e => (EvidenceSteps.About(e.Kind, e.Facts.Hash), $"add {e.Facts.Hash}"),
        _ => null,
    };

    private static string Destination(CaseState state, CaseVerb verb) => verb switch
    {
        CaseVerb.Consult when state.Hold?.Of is { } asked => $" ({asked.Key})",
        CaseVerb.Dispatch => $" to {state.Lead.Key}",
        CaseVerb.Transfer when state.Letters is [.., var letter] => $" to {letter.To}",
        CaseVerb.Join => $" to case {state.Links.JoinedTo}",
        CaseVerb.Check or CaseVerb.Verify or CaseVerb.LookBack or CaseVerb.Rebound => state.LatestPassed
            ? " and passed"
            : " and failed",
        _ => "",
    };

    private static bool Reasoned(CaseVerb verb) => verb
        is CaseVerb.Refuse
        or CaseVerb.Return
        or CaseVerb.Reopen
        or CaseVerb.Transfer
        or CaseVerb.Void
        or CaseVerb.Split
        or CaseVerb.Correct
        or CaseVerb.Undo
        or CaseVerb.Divide;
}
