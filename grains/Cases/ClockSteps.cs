using Grid.Clocks;
using Grid.Counties;
using Grid.Foundation;
using Grid.Parties;
using Grid.Revisits;
using Grid.Rulebook;

namespace Grid.Cases;

/// <summary>
/// The steps that change the clocks of a case: 挂账, 延期, 征求意见, 督办. An aspect of <see cref="CaseRules"/>.
/// </summary>
internal sealed class ClockSteps : ICaseAspect
{
    public Refusal? Blocks(CaseState state, CaseVerb verb)
    {
        var hold = state.Hold ?? CaseHold.None;
        return (hold.Paused, verb) switch
        {
            (PauseKind.Suspension, _) when CaseVerbs.Of(verb).FitsWhile("case.suspended") => null,
            (PauseKind.Opinion, _) when CaseVerbs.Of(verb).FitsWhile("case.consulting") => null,
            (PauseKind.Suspension, CaseVerb.Resume) or (PauseKind.Opinion, CaseVerb.Answer) => null,
            (not null, _) => Paused(state),
            (null, CaseVerb.Resume) => Refusal.Conflict(
                "case.notSuspended", "Its clocks run: there is nothing to resume."),
            (null, CaseVerb.Answer) => Refusal.Conflict("case.notConsulted", "Nobody's opinion is waited for."),
            (null, CaseVerb.Suspend) when hold.Suspended => Refusal.Conflict(
                "case.suspendedOnce", "A case is suspended once. Handle it, return it, or ask for an extension."),
            (null, CaseVerb.Extend) when state.Due is null => Refusal.Conflict(
                "case.noLimit", "It has no limit that could be extended."),
            _ => null,
        };
    }

    /// <summary>The refusal of a step that must wait while the clocks stand still; null while they run.</summary>
    public static Refusal? Paused(CaseState state) => state.Hold switch
    {
        { Paused: PauseKind.Suspension } hold => Refusal.Conflict(
            "case.suspended",
            $"Its clocks stand still until {hold.Until:O}: {hold.Reason} "
            + "What fits now: resume, correct, supervise, transfer, void."),
        { Paused: PauseKind.Opinion } hold => Refusal.Conflict(
            "case.consulting",
            $"The opinion of {hold.Of?.Key} is waited for until {hold.Until:O}. "
            + "What fits now: answer, correct, supervise, transfer, void."),
        _ => null,
    };

    public Refusal? Refuses(CaseState state, PendingStep step)
    {
        var facts = step.Facts;
        return step.Verb switch
        {
            CaseVerb.Suspend => Within(
                SuspendedUntil(step), step.Now, facts.Length(PracticeOption.LongestSuspensionDays)),
            CaseVerb.Consult => Within(AnsweredBy(step), step.Now, facts.Length(PracticeOption.LongestOpinionDays)),
            CaseVerb.Extend => Extension(state.Hold ?? CaseHold.None, step) ?? TooLate(state, step),
            _ => null,
        };
    }

    public Decision<CaseEvent>? Decide(CaseState state, PendingStep step) => step.Recorded(Happened(state, step));

    /// <summary>
    /// The clocks run again: the case keeps what was left of its limit, or of the one it got meanwhile, and an overdue
    /// case stays as overdue as it was.
    /// </summary>
    public static CaseResumed Resumed(CaseState state, DateTimeOffset now, County county, bool automatic)
    {
        var hold = state.Hold!;
        var resumed = CaseTimes.Apply(state.Times, new CaseResumed(hold.Paused!.Value, state.Duties) { At = now });
        var stopped = hold.Since!.Value;
        var calendar = county.Rules.CalendarOf(resumed, state.Lead.Key);
        DueTime? due = hold switch
        {
            { Limited: true } => ClockRules.Limited(resumed, hold.DueThen, stopped, now, calendar),
            { DueThen: { } then } => ClockRules.GoesOn(resumed, then, stopped, now, calendar),
            _ => null,
        };
        return new(
            hold.Paused!.Value,
            JointTaskRules.Redue(state, resumed, state.Duties.DueAt(due), now, county),
            automatic);
    }

    /// <summary>A limit is counted again by a calendar that a notice changed.</summary>
    public static CaseEvent Revised(CaseState state, string number, County county)
    {
        var revision = RevisionRules.First(state.Times, county.Rules)!;
        var brief = CaseRules.Brief(state, number);
        if (revision.Visits is { } visits)
        {
            return new CaseRevisitsSet(
                visits, brief, revision.Notices, revision.Visitor, revision.From, revision.To.At);
        }

        IReadOnlyList<Assignment> duties = revision switch
        {
            { Clock: not ClockKind.Handle } => state.Duties,
            { Department: { } department } =>
            [
                .. state.Duties.Select(duty =>
                    JointTaskRules.IsPart(duty, department) ? duty.DueAt(revision.To) : duty),
            ],
            _ => state.Duties.DueAt(revision.To),
        };
        return new CaseDeadlineRevised(
            revision.From,
            revision.To.At,
            duties,
            revision.Notices,
            brief,
            revision.Clock == ClockKind.Handle ? null : revision.Clock,
            revision.Department is { } party ? new EntityRef(EntityKind.Department, party) : null);
    }

    public CaseState? Apply(CaseState before, CaseState state, GridEvent happened)
    {
        var hold = state.Hold ?? CaseHold.None;
        return happened switch
        {
            CasePaused e => state with
            {
                Suspended = e.Kind == PauseKind.Suspension,
                Duties = state.Duties.DueAt(null),
                Latest = e.Kind == PauseKind.Suspension ? CaseVerb.Suspend : CaseVerb.Consult,
                Hold = hold with
                {
                    Paused = e.Kind,
                    Since = e.At,
                    Until = e.Until,
                    Reason = e.Reason,
                    Of = e.Of,
                    DueThen = state.Due,
                    Suspended = hold.Suspended || e.Kind == PauseKind.Suspension,
                    Notified = e.Of is { } asked ? hold.With(asked, state.Duties).Notified : hold.Notified,
                },
            },
            CaseResumed e => state with
            {
                Suspended = false,
                Duties = e.Duties,
                Latest = Ended(e),
                Hold = hold.Run() with { Notified = [.. hold.Notified.Where(party => party != hold.Of)] },
            },
            CaseExtensionAsked e => state with { Latest = CaseVerb.Extend, Hold = hold with { AskedBy = e.By } },
            CaseExtended e => state with
            {
                Latest = CaseVerb.Extend,
                Duties = e.Duties,
                Hold = hold with { AskedBy = null, Extensions = e.Extension },
            },
            CaseDeadlineRevised e => state with { Duties = e.Duties },
            CaseExtensionDenied => state with { Latest = CaseVerb.Extend, Hold = hold with { AskedBy = null } },
            CaseSupervised e => state with { Latest = CaseVerb.Supervise, Hold = hold.With(e.Party, state.Duties) },
            CaseProgressed => state with { Latest = CaseVerb.Progress },
            CaseDeadlineMissed e => e.Party is { } notified
                ? state with { Hold = hold.With(notified, state.Duties) }
                : state,

            // The case begins its loop again: its clocks run, and extensions are counted from 0.
            CaseDispatched or CaseReopened when state.Hold is not null => state with
            {
                Hold = hold.Run() with { Extensions = 0, AskedBy = null, Notified = [] },
            },
            // Chiefs were notified of another matter, or of another limit. A case that goes back to its dispatcher is
            // paused no more.
            CaseCorrected e when state.Hold is not null => state with
            {
                Suspended = e.Stage == before.Stage && state.Suspended,
                Hold = (e.Stage == before.Stage ? hold : hold.Run()) with
                {
                    Limited = hold.Paused is not null && e.Stage == before.Stage && (hold.Limited || e.Limited),
                    // Whose opinion is waited for hears when it came.
                    Notified = e.Stage == before.Stage && hold is { Paused: not null, Of: { } asked } ? [asked] : [],
                    Extensions = e.Limited ? 0 : hold.Extensions,
                    AskedBy = e.Limited ? null : hold.AskedBy,
                },
            },
            CaseTransferred or CaseVoided when state.Suspended || state.Hold is not null => state with
            {
                Suspended = false,
                Hold = state.Hold?.Run(),
            },
            _ => null,
        };
    }

    /// <summary>
    /// The parties notified because time passed or their opinion was asked, after the event and before it.
    /// </summary>
    public void Concern(CaseState before, CaseState after, CaseEvent happened, Recipients recipients)
    {
        foreach (var party in after.Hold?.Notified ?? [])
        {
            recipients.Add(party);
        }

        foreach (var party in before.Hold?.Notified ?? [])
        {
            recipients.Add(party);
        }
    }

    /// <summary>The hold of a case after a party without a duty in it was notified.</summary>
    public static CaseHold WithNotified(CaseState state, EntityRef notified) =>
        (state.Hold ?? CaseHold.None).With(notified, state.Duties);

    private static CaseEvent? Happened(CaseState state, PendingStep step)
    {
        var (command, facts) = (step.Command, step.Facts);
        return step.Verb switch
        {
            CaseVerb.Suspend => new CasePaused(PauseKind.Suspension, command.Reason!, SuspendedUntil(step)),
            CaseVerb.Consult => new CasePaused(
                PauseKind.Opinion,
                command.Reason!,
                AnsweredBy(step),
                new(EntityKind.Department, command.To!),
                CaseRules.Brief(state, facts.Number)),
            CaseVerb.Resume or CaseVerb.Answer => Resumed(state, facts.Now, facts.County, automatic: false),
            CaseVerb.Extend when command.Passed is null => new CaseExtensionAsked(command.Reason!),
            CaseVerb.Extend when command.Passed is false => new CaseExtensionDenied(command.Reason),
            CaseVerb.Extend => new CaseExtended(
                (state.Hold?.Extensions ?? 0) + 1,
                state.Duties.DueAt(facts.County.Due(state.Due!.Value, state.Reported.Limit, state.Lead))),
            CaseVerb.Supervise => new CaseSupervised(
                command.Reason!, Responsible(state), command.Until, CaseRules.Brief(state, facts.Number)),
            CaseVerb.Progress => new CaseProgressed(),
            _ => null,
        };
    }

    private static DateTimeOffset SuspendedUntil(PendingStep step) =>
        step.Command.Until ?? step.Now + step.Facts.Length(PracticeOption.LongestSuspensionDays);

    private static DateTimeOffset AnsweredBy(PendingStep step) =>
        step.Command.Until ?? step.Now + step.Facts.Length(PracticeOption.OpinionDays);

    /// <summary>The party that a supervision urges: the convener of a pending coordination, else the lead.</summary>
    private static EntityRef Responsible(CaseState state) =>
        state.Dispute is { Waiting: true, Convener: { } convener } ? convener : state.Lead;

    /// <summary>The step that ended a pause; null when the pause ran out.</summary>
    private static CaseVerb? Ended(CaseResumed e) => (e.Automatic, e.Kind) switch
    {
        (true, _) => null,
        (_, PauseKind.Suspension) => CaseVerb.Resume,
        _ => CaseVerb.Answer,
    };

    private static Refusal? Extension(CaseHold hold, PendingStep step) =>
        step.Command.Passed is null
            ? CannotAsk(hold, step.Facts.Practice(PracticeOption.MostExtensions))
            : CannotDecide(hold, step);

    /// <summary>Why the department cannot ask for an extension.</summary>
    private static Refusal? CannotAsk(CaseHold hold, double most)
    {
        if (hold.Extensions >= most)
        {
            return Refusal.Conflict(
                "case.extendedOut", $"It was extended {hold.Extensions} times, which is all it can be.");
        }

        return hold.AskedBy is null ? null : Refusal.Conflict(
            "case.extensionPending",
            $"An extension asked for by {hold.AskedBy} is not decided yet: "
            + "send \"passed\": true or false to decide it.");
    }

    /// <summary>Why an extension cannot be decided.</summary>
    private static Refusal? CannotDecide(CaseHold hold, PendingStep step)
    {
        if (hold.AskedBy is null)
        {
            return Refusal.Conflict(
                "case.extensionNotAsked", "No extension was asked for: send a reason, without \"passed\", to ask.");
        }

        var county = step.Facts.County;
        return hold.AskedBy == step.Command.By
            && county.Rules.Separations.Find(CaseVerb.Extend, CaseVerb.Extend, county.DayOf(step.Now)) is not null
            ? Refusal.Conflict("case.extensionOwn", "Who asked does not approve: it takes two.")
            : null;
    }

    private static Refusal? TooLate(CaseState state, PendingStep step) =>
        step.Command.Passed is not false && step.Now > state.Due
            ? Refusal.Conflict("case.extendTooLate", $"It was due at {state.Due:O}: what is overdue is not extended.")
            : null;

    private static Refusal? Within(DateTimeOffset until, DateTimeOffset now, TimeSpan longest) =>
        until <= now || until > now + longest
            ? Refusal.Unprocessable(
                "case.until",
                $"until {until:O} must lie after now ({now:O}) and at most {longest.TotalDays:0} days on.")
            : null;
}
