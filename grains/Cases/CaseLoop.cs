using Grid.Clocks;
using Grid.Foundation;
using Grid.Rulebook;

namespace Grid.Cases;

/// <summary>
/// The loop itself: 信息收集 → (核实) → 立案 → 派遣 → 处置 → 核查 → 结案 → 反馈 (S21), and its other ends: 不予立案, 移送, 作废. The first aspect
/// of <see cref="CaseRules"/>: the stage, the lead and the duties.
/// </summary>
internal sealed class CaseLoop : ICaseAspect
{
    public Refusal? Blocks(CaseState state, CaseVerb verb) =>
        verb == CaseVerb.Feedback && state.Stage != CaseStage.Closed && state.Progress.FedBackAt is { } at
            ? Refusal.Conflict("case.alreadyFedBack", $"The reporter was answered at {at:O}.")
            : null;

    public Refusal? Refuses(CaseState state, PendingStep step)
    {
        if (step.Verb == CaseVerb.File)
        {
            return FilingRules.File(state, step.Command.FileAs, step.Facts).Refusal;
        }

        if (step.Verb == CaseVerb.Correct)
        {
            return FilingRules.Correct(state, step.Command, step.Facts).Refusal;
        }

        if (step.Verb == CaseVerb.Divide)
        {
            return FilingRules.Divide(state, step.Command, step.Facts).Refusal;
        }

        if (step is { Verb: CaseVerb.Transfer, Facts.Target: not null })
        {
            return TransferRules.Into(state, step.Command, step.Facts).Refusal;
        }

        var within = step.Facts.Length(PracticeOption.ReopenDays);
        return step.Verb == CaseVerb.Reopen && step.Now > state.Progress.ClosedAt + within
            ? Refusal.Conflict(
                "case.reopenTooLate",
                $"The case was closed at {state.Progress.ClosedAt:O}; "
                + $"it can be reopened for {within.TotalDays:0} days. Report it again instead.")
            : null;
    }

    public Decision<CaseEvent>? Decide(CaseState state, PendingStep step) => step.Verb == CaseVerb.Dispatch
        ? JointSteps.Dispatched(state, step.Record(DisputeSteps.Dispatched(state, step)), step)
        : step.Recorded(Happened(state, step.Command, step.Facts));

    public CaseState? Apply(CaseState before, CaseState state, GridEvent happened) => happened switch
    {
        CaseReported e => Reported(state, e),
        CaseTaken e => TakeRules.After(state, e),
        CaseVerified => state with { Stage = CaseStage.Verified, Latest = CaseVerb.Verify, LatestPassed = true },
        CaseFiled e => (e.Found is { } found ? FilingRules.After(state, found) : state) with
        {
            Stage = CaseStage.Filed,
            Latest = CaseVerb.File,
        },
        CaseCorrected e => FilingRules.After(state, e.Found) with
        {
            Stage = e.Stage,
            Lead = e.Lead,
            Progress = e.Stage == CaseStage.Filed ? state.Progress with { DispatchedAt = null } : state.Progress,
            Reason = e.Reason,
            Latest = CaseVerb.Correct,
        },
        CaseDivided e => state with { Reason = e.Reason, Latest = CaseVerb.Divide },
        CaseRefused e => state with
        {
            Stage = CaseStage.Refused,
            Reason = e.Reason,
            Latest = e.Unverified ? CaseVerb.Verify : CaseVerb.Refuse,
            LatestPassed = false,
        },
        CaseDispatched e => state with
        {
            Stage = CaseStage.Dispatched,
            Lead = e.Department,
            Duties = e.Duties,
            Progress = state.Progress with { DispatchedAt = state.Progress.DispatchedAt ?? e.At },
            Latest = CaseVerb.Dispatch,
        },
        CaseAccepted => state with { Stage = CaseStage.Accepted, Latest = CaseVerb.Accept },
        CaseReturned e => state with
        {
            Stage = CaseStage.Filed,
            Reason = e.Reason,
            Duties = [.. state.Duties.Where(duty => duty.Party != e.Department)],
            Latest = CaseVerb.Return,
        },
        CaseHandled e => state with
        {
            Stage = CaseStage.Handled,
            Progress = state.Progress with { HandledAt = e.At, HandledLate = e.Late },
            Latest = CaseVerb.Handle,
        },
        CaseChecked { Passed: true } => state with
        {
            Stage = CaseStage.Checked,
            Latest = CaseVerb.Check,
            LatestPassed = true,
        },
        CaseChecked e => state with
        {
            Stage = CaseStage.Accepted,
            Duties = e.Duties ?? state.Duties,
            Progress = state.Progress.Unhandled() with { Reworked = state.Progress.Reworked + 1 },
            Latest = CaseVerb.Check,
            LatestPassed = false,
        },
        CaseClosed e => state with
        {
            Stage = CaseStage.Closed,
            Progress = state.Progress with { ClosedAt = e.At },
            Latest = CaseVerb.Close,
        },
        CaseFedBack => state with
        {
            Stage = state.Stage == CaseStage.Closed ? CaseStage.FedBack : state.Stage,
            Progress = state.Progress with { FedBackAt = happened.At },
            Latest = CaseVerb.Feedback,
        },
        CaseReopened e => state with
        {
            Stage = CaseStage.Filed,
            Duties = e.Duties,
            Progress = state.Progress.Unhandled() with { ClosedAt = null, FedBackAt = null },
            Reason = e.Reason,

            // When a failed visit or a review reopens the case, that stays the latest step.
            Latest = state is { Latest: CaseVerb.LookBack or CaseVerb.Rebound, LatestPassed: false }
                or { Latest: CaseVerb.Review, LatestPassed: true, Appeals: [.., { Kind: AppealKind.Objection }] }
                ? state.Latest
                : CaseVerb.Reopen,
        },
        CaseTransferred e => state with
        {
            Stage = CaseStage.Transferred,
            Links = e.Into is null ? state.Links : state.Links with { Into = e.Into },
            Reason = e.Reason,
            Latest = CaseVerb.Transfer,
        },
        CaseVoided e => state with { Stage = CaseStage.Voided, Reason = e.Reason, Latest = CaseVerb.Void },
        CaseHandedOver { To.Role: not AssignmentRole.LookBack } e => state with
        {
            Duties = [.. state.Duties.Select(duty => duty.Party == e.From ? e.To : duty)],
        },
        _ => null,
    };

    /// <summary>The parties that answer for the case after the event, and those that answered before it.</summary>
    public void Concern(CaseState before, CaseState after, CaseEvent happened, Recipients recipients)
    {
        foreach (var duty in after.Duties)
        {
            recipients.Add(duty.Party);
        }

        foreach (var duty in before.Duties)
        {
            recipients.Add(duty.Party);
        }
    }

    private static CaseEvent? Happened(CaseState state, StepCase command, StepFacts facts) => command.Verb switch
    {
        CaseVerb.Verify when command.Passed == false => new CaseRefused(
            command.Reason ?? facts.Text(DefaultText.Unconfirmed), Unverified: true, Owes: true),
        CaseVerb.Verify => new CaseVerified(),
        CaseVerb.File => FilingRules.File(state, command.FileAs, facts).Value,
        CaseVerb.Correct => FilingRules.Correct(state, command, facts).Value,
        CaseVerb.Divide => FilingRules.Divide(state, command, facts).Value,
        CaseVerb.Refuse => new CaseRefused(command.Reason!, Owes: true),
        CaseVerb.Accept => new CaseAccepted(),
        CaseVerb.Handle => new CaseHandled(facts.Now > state.Due),
        CaseVerb.Check when command.Passed!.Value => new CaseChecked(true),
        CaseVerb.Check => new CaseChecked(false, Waited(state, facts)),
        CaseVerb.Close => new CaseClosed(),
        CaseVerb.Feedback => new CaseFedBack(),
        CaseVerb.Reopen => new CaseReopened(
            command.Reason!, DueAgain(state, facts), CaseRules.Brief(state, facts.Number)),
        CaseVerb.Transfer when facts.Target is { County: var there } => new CaseTransferred(
            command.To ?? there.Name ?? there.Code!,
            command.Reason!,
            TransferRules.Into(state, command, facts).Value),
        CaseVerb.Transfer => new CaseTransferred(
            command.To!, command.Reason!, Department: facts.County.Offices.Named(command.To!), Owes: true),
        CaseVerb.Void => new CaseVoided(command.Reason!, Owes: true),
        _ => null,
    };

    /// <summary>The duties of a case that begins its loop again: the whole limit runs from now on.</summary>
    public static IReadOnlyList<Assignment> DueAgain(CaseState state, StepFacts facts) =>
        state.Duties.DueAt(facts.County.Due(facts.Now, state.Reported.Limit, state.Lead));

    /// <summary>
    /// The time from handling to the check that fails does not count: the handler goes on with the time that was left.
    /// </summary>
    private static IReadOnlyList<Assignment> Waited(CaseState state, StepFacts facts)
    {
        if (state is not { Due: { } due, Progress.HandledAt: { } handled })
        {
            return state.Duties;
        }

        var waited = CaseTimes.Apply(state.Times, new CaseChecked(false, state.Duties) { At = facts.Now });
        var calendar = facts.County.Rules.CalendarOf(waited, state.Lead.Key);
        return state.Duties.DueAt(ClockRules.GoesOn(waited, due, handled, facts.Now, calendar));
    }

    private static CaseState Reported(CaseState state, CaseReported e) => state with
    {
        Stage = CaseStage.Reported,
        Reported = e,
        Duties = e.Duties,
        Lead = e.Lead,
        Links = state.Links with { Routed = e.Routed },
    };
}
