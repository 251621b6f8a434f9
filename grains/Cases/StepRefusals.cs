using Grid.Foundation;
using Grid.Revisits;

namespace Grid.Cases;

/// <summary>
/// Why the table of verbs alone refuses a step: it does not fit the stage, or it lacks something that it needs. Pure.
/// </summary>
internal static class StepRefusals
{
    /// <summary>The verb does not fit the stage: the refusal says what happened last and which verbs fit.</summary>
    public static Refusal Unfit(CaseState state, VerbRow verb)
    {
        var stands = state.Recall.LatestTaken is null ? "" : $" {StepWords.Standing(state)}";
        var joined = state.Links.JoinedTo is { } primary ? $" It goes where case {primary} goes." : "";
        var next = CaseRules.Next(state);
        var fits = next.Count == 0
            ? "Nothing can be done to it any more"
            : $"What fits now: {string.Join(", ", next.Select(static one => CaseVerbs.Of(one).Word))}";
        return Refusal.Conflict(
            verb.OtherwiseAt(state.Stage),
            $"'{verb.Word}' does not fit a case that is {StepWords.Word(state.Stage)}.{stands}{joined} {fits}.");
    }

    /// <summary>Names the first field that a step needs and does not have; null when it has all.</summary>
    public static Refusal? Missing(VerbRow verb, StepCase command) => verb.Missing(command) switch
    {
        Needs.None => null,
        Needs.Passed when RevisitSteps.IsRevisit(verb.Verb) => Refusal.Invalid(
            "case.passedMissing",
            "Whoever went back says whether it is still in order: send \"passed\": true or false."),
        Needs.Passed => Refusal.Invalid(
            "case.passedMissing", "A check says whether the disposal passed: send \"passed\": true or false."),
        Needs.Reason => Refusal.Invalid(
            "case.reasonMissing", $"To {verb.Word} a case needs a reason: send \"reason\"."),
        Needs.ReasonOrPassed => Refusal.Invalid(
            "case.reasonMissing",
            $"To {verb.Word} a case needs a reason: send \"reason\"; or, to decide what was asked, \"passed\"."),
        Needs.DepartmentAsked => Refusal.Invalid(
            "case.toMissing", "Whose opinion is asked must be said: send the code of the department as \"to\"."),
        Needs.Addressee => Refusal.Invalid(
            "case.toMissing",
            "A letter names whom it goes to: "
            + "send \"department\", one of the county's own, or \"to\", an authority outside."),
        Needs.Reports => Refusal.Invalid(
            "case.reportsMissing",
            "Which reports stand by themselves again must be said: send their ids as \"reports\"."),
        Needs.Correction => Refusal.Invalid(
            "case.correctionMissing",
            "A correction says what is so instead: send \"class\", \"condition\", \"kind\", \"lon\" and \"lat\", "
            + "\"shop\", \"dog\" or \"attachment\"."),
        Needs.Authority => Refusal.Invalid("case.toMissing", "A transfer names the authority it goes to: send \"to\"."),
        _ => Refusal.Invalid("case.toMissing", "A join names the case to join: send its id as \"to\"."),
    };
}
