using Grid.Foundation;

namespace Grid.Cases;

/// <summary>
/// 不相容职责: the steps that one person does not both take, by the county's table. An aspect of <see cref="CaseRules"/>.
/// </summary>
internal sealed class SeparationSteps : ICaseAspect
{
    public Refusal? Refuses(CaseState state, PendingStep step) =>
        Refuses(state, step.Verb, step.Command.By, step.Facts);

    /// <summary>Why a person who took another step of the case does not take this one; null when they may.</summary>
    public static Refusal? Refuses(CaseState state, CaseVerb verb, string by, StepFacts facts)
    {
        var day = facts.County.DayOf(facts.Now);
        foreach (var row in facts.County.Rules.Separations.Of(verb, day))
        {
            // An extension is one verb with two sides; its own rule knows which side the step is.
            if (row.After != verb && state.Recall.Takers.Contains((row.After, by)))
            {
                return Refusal.Conflict(
                    "case.ownWork",
                    $"{by} took the step {CaseVerbs.Of(row.After).Word} of this case; who did so does not "
                    + $"{CaseVerbs.Of(verb).Word} it ({row.Source}). Let another person do it and send their code as "
                    + "\"by\".");
            }
        }

        return null;
    }
}
