using Grid.Clocks;
using Grid.Counties;
using Grid.Foundation;
using Grid.Rulebook;

namespace Grid.Cases;

/// <summary>
/// 并案 and its undoing: reports of one matter are one case, and are closed and fed back together. When that case was
/// none, or the matters were two, each report stands by itself again. An aspect of <see cref="CaseRules"/>.
/// </summary>
internal sealed class JoinSteps : ICaseAspect
{
    public Refusal? Blocks(CaseState state, CaseVerb verb) => (verb, state.Links.JoinedTo) switch
    {
        (CaseVerb.Reopen, { } primary) => Refusal.Conflict(
            "case.joined",
            $"It joined case {primary} and is reopened with it. "
            + "Reopen that one; or split this one from it, which needs a reason."),
        (CaseVerb.Split, null) => Refusal.Conflict(
            "case.notJoined", "It joined no other case, so there is nothing to split it from."),
        _ => null,
    };

    public Decision<CaseEvent>? Decide(CaseState state, PendingStep step) => step.Verb switch
    {
        CaseVerb.Join => step.Recorded(
            new CaseJoined(step.Facts.Primary!.Value, state.Reported.Channel, state.Links.Reports)),
        CaseVerb.Split => step.Recorded(Split(state, step.Command.Reason!, automatic: false, step.Facts)),
        _ => null,
    };

    /// <summary>
    /// The report stands by itself again, owed by the parties that would have answered for it from the beginning.
    /// </summary>
    private static CaseSplit Split(CaseState state, string reason, bool automatic, StepFacts facts) => new(
        state.Links.JoinedTo!.Value,
        state.Links.OwnStage,
        state.Duties.Count > 0 ? state.Duties : state.Links.Routed ?? Answering(state, facts.County),
        CaseRules.Brief(state, facts.Number),
        reason,
        automatic,
        state.Reported.Place,
        state.Reported.Channel,
        state.Links.Reports);

    /// <summary>
    /// A report whose record has no duties is routed by what the record says, under the rules of its day.
    /// </summary>
    private static IReadOnlyList<Assignment> Answering(CaseState state, County county)
    {
        var said = state.Reported;
        var report = new ReportCase(
            said.Kind,
            said.Class,
            said.Place.Point,
            said.Channel,
            null,
            said.ReportedAt,
            Fresh: false,
            MissedDeadlineRules.By,
            state.Times.Condition);
        return county.Route(report, null, said.Place, said.ReportedAt).Value?.Duties
            ??
            [
                new Assignment(state.Lead, AssignmentRole.Lead, null, "report")
                    .DueAt(county.Due(said.ReportedAt, said.Limit, state.Lead)),
            ];
    }

    /// <summary>
    /// Another case reports a step: a primary counts its reports; a joined report follows its primary to its end, and
    /// stands by itself again where the primary turned out to be no case.
    /// </summary>
    public static Decision<CaseEvent> Hear(CaseState state, Guid other, CaseEvent happened, StepFacts facts)
    {
        CaseEvent? heard = happened switch
        {
            _ when state.Stage == CaseStage.None => null,
            CaseReported when state.Links.Children.Contains(other) => null,
            CaseReported => new CaseChildOpened(other), // the other case names this one as its parent
            CaseJoined when state.Links.JoinedReports.Contains(other) => null,
            CaseJoined when state.Links.JoinedTo is { } onward => new CaseSentOn(other, onward),
            CaseJoined e => new CaseGathered(other, state.Stage, e.Channel, e.Reports),
            CaseSplit e => state.Links.JoinedReports.Contains(other) ? new CaseUngathered(other, e.Reports) : null,
            _ when state.Links.JoinedTo != other => null,
            CaseSentOn e => new CaseJoined(e.Primary, state.Reported.Channel, state.Links.Reports),
            CaseVoided e => Split(
                state, $"{facts.Text(DefaultText.PrimaryVoided)}: {e.Reason}", automatic: true, facts),
            CaseRefused e => Split(
                state, $"{facts.Text(DefaultText.PrimaryRefused)}: {e.Reason}", automatic: true, facts),
            CaseGathered { Stage: CaseStage.Voided or CaseStage.Refused }
            or CaseFollowed { Stage: CaseStage.Voided or CaseStage.Refused } => Split(
                state, facts.Text(DefaultText.PrimaryEnded), automatic: true, facts),
            // Of a primary that was refused, voided or transferred, the reports stay what they are.
            CaseFedBack when state.Stage != CaseStage.Closed => null,
            _ => StageFrom(happened) is { } stage && stage != state.Stage ? new CaseFollowed(other, stage) : null,
        };
        return heard is null ? Decision<CaseEvent>.Nothing : heard with { At = happened.At, By = happened.By };
    }

    public CaseState? Apply(CaseState before, CaseState state, GridEvent happened) => happened switch
    {
        CaseJoined e => state with
        {
            Stage = CaseStage.Joined,
            Links = state.Links with
            {
                JoinedTo = e.Primary,
                OwnStage = state.Links.JoinedTo is null ? state.Stage : state.Links.OwnStage,
            },
            Latest = CaseVerb.Join,
        },
        CaseGathered e => state with
        {
            Links = state.Links with
            {
                JoinedReports = state.Links.JoinedReports.Add(e.Report),
                Reports = state.Links.Reports + e.Reports,
            },
        },
        CaseUngathered e => state with
        {
            Links = state.Links with
            {
                JoinedReports = state.Links.JoinedReports.Remove(e.Report),
                Reports = state.Links.Reports - e.Reports,
            },
        },
        CaseSentOn => state,
        CaseChildOpened e => state with { Links = state.Links with { Children = [.. state.Links.Children, e.Child] } },
        CaseFollowed e => state with
        {
            Stage = e.Stage,
            Progress = state.Progress with
            {
                ClosedAt = ClosedAt(state, e),
                FedBackAt = e.Stage == CaseStage.FedBack ? e.At : state.Progress.FedBackAt,
            },
        },
        CaseSplit e => state with
        {
            Stage = e.Stage,
            Links = state.Links with { JoinedTo = null, Routed = null },
            Duties = e.Duties,
            Progress = state.Progress with { ClosedAt = null, FedBackAt = null },
            Reason = e.Reason,
            Latest = e.Automatic ? null : CaseVerb.Split,
        },
        _ => null,
    };

    /// <summary>The case that this one joins, leaves or is opened from; and the reports that follow it.</summary>
    public void Concern(CaseState before, CaseState after, CaseEvent happened, Recipients recipients)
    {
        if (happened is CaseTransferred { Into.Case: var opened })
        {
            recipients.Add(CaseRules.CaseRef(opened)); // which opens itself
        }

        switch (happened)
        {
            case CaseReported { Parent: { } parent }:
                recipients.Add(CaseRules.CaseRef(parent));
                break;
            case CaseJoined e:
                recipients.Add(CaseRules.CaseRef(e.Primary));
                break;
            case CaseSplit e:
                recipients.Add(CaseRules.CaseRef(e.Primary));
                break;
            case CaseSentOn e:
                recipients.Add(CaseRules.CaseRef(e.Report));
                break;
            case CaseGathered e when !CaseRules.IsOpen(e.Stage):
                recipients.Add(CaseRules.CaseRef(e.Report));
                break;
            case CaseClosed or CaseFedBack or CaseRefused or CaseVoided or CaseTransferred:
            case CaseReopened or CaseFollowed:
                recipients.AddCases(after.Links.JoinedReports);
                break;
        }
    }

    private static DateTimeOffset? ClosedAt(CaseState state, CaseFollowed e) => e.Stage switch
    {
        CaseStage.Closed => e.At,
        CaseStage.Joined => null,
        _ => state.Progress.ClosedAt,
    };

    /// <summary>The stage that a joined report takes over from its primary; null where it stays.</summary>
    private static CaseStage? StageFrom(CaseEvent happened) => happened switch
    {
        CaseClosed => CaseStage.Closed,
        CaseFedBack => CaseStage.FedBack,
        CaseTransferred => CaseStage.Transferred,
        CaseReopened => CaseStage.Joined,
        CaseFollowed followed => followed.Stage,
        CaseGathered { Stage: > CaseStage.Checked } gathered => gathered.Stage,
        _ => null,
    };
}
