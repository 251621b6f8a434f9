using System.Diagnostics;
using Grid.Foundation;
using Grid.Parties;
using Grid.Rulebook;

namespace Grid.Cases;

/// <summary>What is done to the clocks of a case: 挂账, 延期, 征求意见. Pure, and a part of <see cref="CaseRules"/>.</summary>
internal static class ClockSteps
{
    /// <summary>Why a step that fits the stage does not fit the clocks; null when it does.</summary>
    public static Refusal? Unfit(CaseState state, CaseVerb verb)
    {
        var hold = state.Hold ?? CaseHold.None;
        return (hold.Paused, verb) switch
        {
            (not null, CaseVerb.Void or CaseVerb.Transfer or CaseVerb.Supervise or CaseVerb.Notify) => null,
            (PauseKind.Suspension, CaseVerb.Resume) or (PauseKind.Opinion, CaseVerb.Answer) => null,
            (PauseKind.Suspension, _) => Refusal.Conflict("case.suspended", $"Its clocks stand still until {hold.Until:O}: {hold.Reason} What fits now: resume, supervise, transfer, void."),
            (PauseKind.Opinion, _) => Refusal.Conflict("case.consulting", $"The opinion of {hold.Of?.Key} is waited for until {hold.Until:O}. What fits now: answer, supervise, transfer, void."),
            (null, CaseVerb.Resume) => Refusal.Conflict("case.notSuspended", "Its clocks run: there is nothing to resume."),
            (null, CaseVerb.Answer) => Refusal.Conflict("case.notConsulted", "Nobody's opinion is waited for."),
            (null, CaseVerb.Suspend) when hold.Suspended => Refusal.Conflict("case.suspendedOnce", "A case is suspended once. Handle it, return it, or ask for an extension."),
            (null, CaseVerb.Extend) when state.Due is null => Refusal.Conflict("case.noLimit", "It has no limit that could be extended."),
            _ => null,
        };
    }

    /// <summary>Why not, where that hangs on the time or on what is sent.</summary>
    public static Refusal? Refuse(CaseState state, StepCase command, StepFacts facts)
    {
        var hold = state.Hold ?? CaseHold.None;
        return command.Verb switch
        {
            CaseVerb.Suspend => Length(command.Until ?? facts.Now + facts.Options.LongestSuspension, facts, facts.Options.LongestSuspension),
            CaseVerb.Consult => Length(command.Until ?? facts.Now + facts.Options.UsualOpinion, facts, facts.Options.LongestOpinion),
            CaseVerb.Extend when command.Passed is null && hold.Extensions >= facts.Options.MostExtensions =>
                Refusal.Conflict("case.extendedOut", $"It was extended {hold.Extensions} times, which is all it can be."),
            CaseVerb.Extend when command.Passed is null && hold.AskedBy is not null =>
                Refusal.Conflict("case.extensionPending", $"An extension asked for by {hold.AskedBy} is not decided yet: send \"passed\": true or false to decide it."),
            CaseVerb.Extend when command.Passed is not null && hold.AskedBy is null =>
                Refusal.Conflict("case.extensionNotAsked", "No extension was asked for: send a reason, without \"passed\", to ask."),
            CaseVerb.Extend when command.Passed is not null && hold.AskedBy == command.By =>
                Refusal.Conflict("case.extensionOwn", "Who asked does not approve: it takes two."),
            CaseVerb.Extend when command.Passed is not false && facts.Now > state.Due =>
                Refusal.Conflict("case.extendTooLate", $"It was due at {state.Due:O}: what is overdue is not extended."),
            _ => null,
        };
    }

    public static CaseEvent Step(CaseState state, StepCase command, StepFacts facts) => command.Verb switch
    {
        CaseVerb.Suspend => new CasePaused(PauseKind.Suspension, command.Reason!, command.Until ?? facts.Now + facts.Options.LongestSuspension),
        CaseVerb.Consult => new CasePaused(PauseKind.Opinion, command.Reason!, command.Until ?? facts.Now + facts.Options.UsualOpinion, new(PartyKind.Department, command.To!), CaseRules.Brief(state, facts.Number)),
        CaseVerb.Resume or CaseVerb.Answer => Resumed(state, facts.Now, facts.Due, facts.Elapsed, automatic: false),
        CaseVerb.Extend when command.Passed is null => new CaseExtensionAsked(command.Reason!),
        CaseVerb.Extend when command.Passed is false => new CaseExtensionDenied(command.Reason),
        CaseVerb.Extend => new CaseExtended((state.Hold?.Extensions ?? 0) + 1, state.Duties.DueAt(facts.Due(state.Due!.Value, state.Limit, state.Lead))),
        _ => throw new UnreachableException($"{command.Verb} does nothing to the clocks."),
    };

    /// <summary>The clocks go on: what was left of the limit is left still; what was overdue is as overdue as it was.</summary>
    public static CaseResumed Resumed(
        CaseState state,
        DateTimeOffset now,
        Func<DateTimeOffset, CaseLimit, PartyRef, DateTimeOffset> due,
        Func<DateTimeOffset, DateTimeOffset, LimitUnit, PartyRef, double> elapsed,
        bool automatic)
    {
        var hold = state.Hold!;
        return new(hold.Paused!.Value, PartRules.Redue(state, state.Duties.DueAt(GoesOn(hold.DueThen, state.Lead)), GoesOn), automatic);

        DateTimeOffset? GoesOn(DateTimeOffset? then, PartyRef department) =>
            then is { } limit ? DueTimes.GoesOn(limit, hold.Since!.Value, now, state.Limit, department, due, elapsed) : null;
    }

    public static CaseState Apply(CaseState state, GridEvent happened)
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
                    Told = e.Of is { } asked ? hold.With(asked, state.Duties).Told : hold.Told,
                },
            },
            CaseResumed e => state with
            {
                Suspended = false,
                Duties = e.Duties,
                Parts = PartRules.Dated(state.Parts, e.Duties),
                Latest = e.Automatic ? null : e.Kind == PauseKind.Suspension ? CaseVerb.Resume : CaseVerb.Answer,
                Hold = hold.Run() with { Told = [.. hold.Told.Where(told => told != hold.Of)] },
            },
            CaseExtensionAsked e => state with { Latest = CaseVerb.Extend, Hold = hold with { AskedBy = e.By } },
            CaseExtended e => state with { Latest = CaseVerb.Extend, Duties = e.Duties, Hold = hold with { AskedBy = null, Extensions = e.Extension } },
            CaseExtensionDenied => state with { Latest = CaseVerb.Extend, Hold = hold with { AskedBy = null } },
            CaseSupervised e => state with { Latest = CaseVerb.Supervise, Hold = hold.With(e.Party, state.Duties) },
            CaseProgressed => state with { Latest = CaseVerb.Progress },
            CaseDeadlinePassed { Party: { } told } => state with { Hold = hold.With(told, state.Duties) },
            _ => state,
        };
    }

    /// <summary>What is kept of a case once somebody beside its parties is told of it.</summary>
    public static CaseHold Telling(CaseState state, PartyRef told) => (state.Hold ?? CaseHold.None).With(told, state.Duties);

    /// <summary>Where a case begins its way anew its clocks run, extensions are counted anew, and whoever was told is free.</summary>
    public static CaseHold? Anew(CaseHold? hold) => hold is null ? null : hold.Run() with { Extensions = 0, AskedBy = null, Told = [] };

    private static Refusal? Length(DateTimeOffset until, StepFacts facts, TimeSpan longest) =>
        until <= facts.Now || until > facts.Now + longest
            ? Refusal.Unprocessable("case.until", $"until {until:O} must lie after now ({facts.Now:O}) and at most {longest.TotalDays:0} days on.")
            : null;
}
