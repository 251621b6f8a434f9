using Grid.Foundation;

namespace Grid.Cases;

/// <summary>
/// A report after handling is evidence for the check: the handled case keeps it and tells the office that checks. An
/// aspect of <see cref="CaseRules"/>.
/// </summary>
internal sealed class DoubtSteps : ICaseAspect
{
    /// <summary>Records once that a report doubts the handling of the case.</summary>
    public static Decision<CaseEvent> Hear(CaseState state, Guid report, CaseReported reported, StepFacts facts) =>
        state.Stage == CaseStage.None || state.DoubtedBy.Any(doubt => doubt.Report == report)
            ? Decision<CaseEvent>.Nothing
            : new CaseDoubted(
                report,
                state.Stage,
                reported.Channel,
                facts.County.Offices.CommandCentre,
                CaseRules.Brief(state, facts.Number)) { At = reported.At, By = reported.By };

    public CaseState? Apply(CaseState before, CaseState state, GridEvent happened) => happened switch
    {
        CaseDoubted e => state with
        {
            DoubtedBy = [.. state.DoubtedBy, new(e.Report, e.At, e.Channel)],
            Hold = e.Party is { } notified && CaseRules.IsOpen(e.Stage)
                ? ClockSteps.WithNotified(state, notified)
                : state.Hold,
        },
        _ => null,
    };

    /// <summary>The office that checks, and the case that a report doubts.</summary>
    public void Concern(CaseState before, CaseState after, CaseEvent happened, Recipients recipients)
    {
        if (happened is CaseDoubted { Party: { } checking })
        {
            recipients.Add(checking);
        }

        if (happened is CaseReported { Doubts: { } doubted })
        {
            recipients.Add(CaseRules.CaseRef(doubted));
        }
    }
}
