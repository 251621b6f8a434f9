using Grid.Cells;
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
        (CaseVerb.Separate, _) when state.Links.JoinedReports.Count == 0 => Refusal.Conflict(
            "case.notGathered", "No report has joined it, so there is nothing to separate."),
        (CaseVerb.Split, null) => Refusal.Conflict(
            "case.notJoined", "It joined no other case, so there is nothing to split it from."),
        _ => null,
    };

    public Refusal? Refuses(CaseState state, PendingStep step) => step.Verb switch
    {
        CaseVerb.Split when step.Command.To is { } primary && primary != $"{state.Links.JoinedTo}" =>
            Refusal.Conflict(
                "case.notJoined",
                $"It joined case {state.Links.JoinedTo} and not {primary}. Separate it from that one."),
        CaseVerb.Separate when Strangers(state, step.Command) is { Count: > 0 } strangers => Refusal.Conflict(
            "case.notGathered",
            $"These have not joined it, or not directly: {string.Join(", ", strangers)}. What joined it is in "
            + "\"joinedReports\"."),
        CaseVerb.Join => MoreUrgent(state, step.Facts),
        _ => null,
    };

    public Decision<CaseEvent>? Decide(CaseState state, PendingStep step) => step.Verb switch
    {
        CaseVerb.Join => step.Recorded(
            new CaseJoined(step.Facts.Primary!.Value, state.Reported.Channel, state.Links.Reports)),
        CaseVerb.Separate => Separated(step),
        CaseVerb.Split => step.Recorded(Split(state, step.Command.Reason!, automatic: false, step.Facts)),
        _ => null,
    };

    private static IReadOnlyList<Guid> Strangers(CaseState state, StepCase command) =>
        [.. command.Reports!.Where(report => !state.Links.JoinedReports.Contains(report))];

    /// <summary>
    /// A more urgent matter does not disappear into a calmer case: the limit of the primary must not be the longer one.
    /// </summary>
    private static Refusal? MoreUrgent(CaseState state, StepFacts facts)
    {
        if (facts.PrimaryLimit is not { } limit)
        {
            return null;
        }

        var (own, county) = (state.Reported, facts.County);
        return county.Due(facts.Now, own.Limit, own.Lead).At < county.Due(facts.Now, limit, own.Lead).At
            ? Refusal.Conflict(
                "case.moreUrgent",
                $"It is the more urgent of the two: its limit is {own.Limit.Amount:0.##} {own.Limit.Unit}, and that of "
                + $"case {facts.Primary} {limit.Amount:0.##} {limit.Unit}. Join that one to this one, or correct it "
                + "first.")
            : null;
    }

    /// <summary>The reports stand by themselves again; each has said so before.</summary>
    private static Decision<CaseEvent> Separated(PendingStep step)
    {
        var reports = step.Command.Reports!.Distinct().ToList();
        CaseEvent separated = step.Record(new CaseSeparated(reports, step.Command.Reason!));
        return new(
        [
            separated,
            .. reports.Select(report => new CaseUngathered(
                report, step.Facts.Brought?.GetValueOrDefault(report, 1) ?? 1) { At = step.Now, By = step.Command.By }),
        ]);
    }

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
            CaseCorrected e => Leaves(state, other, e.Found, facts) ? Split(
                state, $"{facts.Text(DefaultText.PrimaryCorrected)}: {e.Reason}", automatic: true, facts) : null,
            CaseFiled { Found: { } found } => Leaves(state, other, found, facts) ? Split(
                state, facts.Text(DefaultText.PrimaryCorrected), automatic: true, facts) : null,
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

    /// <summary>
    /// Whether a report that the city joined is no more of the matter of its primary, as the desk found that to be.
    /// </summary>
    private static bool Leaves(CaseState state, Guid primary, FoundMatter found, StepFacts facts)
    {
        if (state.Links.JoinedByHand || state.Stage != CaseStage.Joined)
        {
            return false;
        }

        var brief = found.Brief;
        var known = new Candidate(
            primary, found.Kind, found.Class, found.Place.Point, brief.ReportedAt, [], found.Place.Shop, brief.Channel,
            Particulars: brief.Particulars,
            Zone: found.Place.TradingZone);
        var report = CaseRules.Candidate(Guid.Empty, state) with { Handled = false };
        return SimilarRules.Difference(known, report, SimilarRules.Terms(facts.County, report)) is not null;
    }

    public CaseState? Apply(CaseState before, CaseState state, GridEvent happened) => happened switch
    {
        CaseJoined e => state with
        {
            Stage = CaseStage.Joined,
            Links = state.Links with
            {
                JoinedTo = e.Primary,
                JoinedByHand = e.Content is not null,
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
        CaseSeparated => state with { Latest = CaseVerb.Separate },
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
            Links = state.Links with
            {
                JoinedTo = null,
                Routed = null,
                NotWith = e.Automatic ? state.Links.NotWith : state.Links.NotWith.Add(e.Primary),
            },
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
            case CaseDivided e:
                recipients.Add(CaseRules.CaseRef(e.Case)); // which opens itself
                break;
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
            case CaseReopened or CaseFollowed or CaseCorrected or CaseFiled { Found: not null }:
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
