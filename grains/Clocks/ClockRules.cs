using Grid.Cases;
using Grid.Revisits;
using Grid.Rulebook;

namespace Grid.Clocks;

/// <summary>
/// Which clocks of a case run, when their limits end, and which deadline is next. Pure: the times of the case and the
/// rulebook in. Limits and escalations are those in force on the day the clock started, so a case keeps the rules it
/// ran under.
/// </summary>
internal static class ClockRules
{
    private static readonly ClockKind[] AtReported =
    [
        ClockKind.Verify, ClockKind.File, ClockKind.FirstCheck, ClockKind.FirstHandle, ClockKind.FirstFeedback,
    ];
    private static readonly ClockKind[] AtVerified = [ClockKind.File, ClockKind.FirstHandle, ClockKind.FirstFeedback];
    private static readonly ClockKind[] AtFiled = [ClockKind.Dispatch, ClockKind.FirstHandle, ClockKind.FirstFeedback];
    private static readonly ClockKind[] AtReferred =
    [
        ClockKind.Coordinate,
        ClockKind.FirstHandle,
        ClockKind.FirstFeedback,
    ];
    private static readonly ClockKind[] AtDispatched =
    [
        ClockKind.Accept, ClockKind.Handle, ClockKind.FirstHandle, ClockKind.FirstFeedback, ClockKind.Progress,
    ];
    private static readonly ClockKind[] AtAccepted =
    [
        ClockKind.Handle, ClockKind.FirstHandle, ClockKind.FirstFeedback, ClockKind.Progress,
    ];
    private static readonly ClockKind[] AtHandled = [ClockKind.Check, ClockKind.FirstFeedback];
    private static readonly ClockKind[] AtChecked = [ClockKind.Close, ClockKind.FirstFeedback];
    private static readonly ClockKind[] AtClosed = [ClockKind.Feedback, ClockKind.FirstFeedback, ClockKind.Revisit];
    private static readonly ClockKind[] AtFedBack = [ClockKind.Revisit];
    private static readonly ClockKind[] AtJoined = [ClockKind.FirstFeedback];

    /// <summary>The next deadline of a case; null when there is none.</summary>
    public static NextDeadline? Next(CaseTimes times, Rules rules)
    {
        if (times.PausedUntil is { } until)
        {
            return new(until, default, null);
        }

        if (times.Unfollowed is { } closed
            && rules.Revisits.Of(times.Kind, times.Class, times.Condition, rules.Calendar.DayOf(closed)).Count > 0)
        {
            return new(closed, default, null, Revisits: true);
        }

        if (rules.Escalations.IsEmpty)
        {
            return null;
        }

        NextDeadline? first = null;
        foreach (var clock in At(times))
        {
            if (Next(times, clock, rules) is { } coming && !(first?.Due <= coming.Due))
            {
                first = coming;
            }
        }

        return first;
    }

    /// <summary>The next deadline of one clock.</summary>
    public static NextDeadline? Next(CaseTimes times, ClockKind clock, Rules rules)
    {
        var escalations = rules.Escalations.Of(clock);
        if (escalations.Length == 0 || Start(times, clock) is not { } from)
        {
            return null;
        }

        var calendar = rules.Calendar.For(times.Lead);
        var day = calendar.DayOf(from);
        if (LimitOf(times, clock, rules, day) is not { } limit)
        {
            return null;
        }

        foreach (var escalation in escalations)
        {
            if (Period.Covers(escalation.From, escalation.Until, day)
                && (escalation.To is not { } post || times.Has(post))
                && !IsTaken(times, clock, escalation.Rule))
            {
                return new(Due(times, clock, calendar, from, limit, escalation), clock, escalation);
            }
        }

        return null;
    }

    /// <summary>When the limit of a clock ends; null when the clock does not run.</summary>
    public static DateTimeOffset? Due(CaseTimes times, ClockKind clock, Rules rules) =>
        Start(times, clock) is { } from
        && rules.Calendar.For(times.Lead) is var calendar
        && LimitOf(times, clock, rules, calendar.DayOf(from)) is { } limit
            ? DueOf(times, clock, calendar, from, limit, 1)
            : null;

    /// <summary>The clocks that run at the stage, if they have a limit.</summary>
    public static IReadOnlyList<ClockKind> At(CaseTimes times) => times.Stage switch
    {
        CaseStage.Filed when times.Referred is not null => AtReferred,
        CaseStage.Reported => AtReported,
        CaseStage.Verified => AtVerified,
        CaseStage.Filed => AtFiled,
        CaseStage.Dispatched => AtDispatched,
        CaseStage.Accepted => AtAccepted,
        CaseStage.Handled => AtHandled,
        CaseStage.Checked => AtChecked,
        CaseStage.Closed => AtClosed,
        CaseStage.FedBack => AtFedBack,
        CaseStage.Joined => AtJoined, // the reporter of a joined report gets feedback as every reporter does
        _ => [],
    };

    /// <summary>Since when a clock runs; null when it has stopped.</summary>
    public static DateTimeOffset? Start(CaseTimes times, ClockKind clock) => clock switch
    {
        ClockKind.Handle => times.HandleDue is null ? null : times.Dispatched,
        ClockKind.Progress => times.Heard,
        ClockKind.FirstCheck => times.Looked ? null : times.Taken,
        ClockKind.FirstHandle => times.Handled ? null : times.Taken,
        ClockKind.FirstFeedback => times.Taken,
        // A visit has a day. No limit runs up to it.
        ClockKind.Revisit => RevisitRules.First(times.Revisits)?.Next,
        _ => times.Since,
    };

    /// <summary>
    /// When a limit ends that began once and stood still at times: what had run before a pause does not run again.
    /// </summary>
    public static DateTimeOffset DueWithPauses(
        WorkingCalendar calendar,
        DateTimeOffset from,
        double amount,
        LimitUnit unit,
        IReadOnlyList<StandStill> pauses)
    {
        for (var i = 0; i < pauses.Count; i++)
        {
            var (stopped, resumed) = (pauses[i].From, pauses[i].Until ?? DateTimeOffset.MaxValue);
            if (resumed <= from)
            {
                continue;
            }

            if (stopped > from)
            {
                var due = calendar.Due(from, amount, unit);
                if (due <= stopped)
                {
                    return due;
                }

                amount -= calendar.Elapsed(from, stopped, unit);
            }

            from = resumed;
        }

        return calendar.Due(from, Math.Max(amount, 0), unit);
    }

    /// <summary>The limit of a clock, in its unit.</summary>
    private static CaseLimit? LimitOf(CaseTimes times, ClockKind clock, Rules rules, DateOnly day) => clock switch
    {
        ClockKind.Handle => times.Limit.Amount > 0 ? times.Limit : null,
        ClockKind.Revisit => CaseTimes.None,

        // Where the rules set no limit for verifying, the clock of filing runs from the report on.
        ClockKind.File
            when times.Stage == CaseStage.Reported && Given(times, ClockKind.Verify, rules, day) is not null =>
            null,
        _ => Given(times, clock, rules, day),
    };

    private static CaseLimit? Given(CaseTimes times, ClockKind clock, Rules rules, DateOnly day) =>
        rules.Limits.Find(clock, times.Kind, times.Class, times.Condition, times.Channel, day);

    private static DateTimeOffset Due(
        CaseTimes times,
        ClockKind clock,
        WorkingCalendar calendar,
        DateTimeOffset from,
        CaseLimit limit,
        EscalationRow escalation) =>
        escalation.Percent is { } percent
            ? DueOf(times, clock, calendar, from, limit, percent / 100)
            : DueWithPauses(
                calendar,
                Before(times, clock) ?? DueOf(times, clock, calendar, from, limit, 1),
                escalation.After!.Value,
                escalation.Unit!.Value,
                StandStills(times, clock));

    private static DateTimeOffset DueOf(
        CaseTimes times,
        ClockKind clock,
        WorkingCalendar calendar,
        DateTimeOffset from,
        CaseLimit limit,
        double part) =>
        clock switch
        {
            ClockKind.Handle when part >= 1 => times.HandleDue!.Value,
            ClockKind.Revisit => from,
            _ => DueWithPauses(
                calendar, from, Amount(times, clock, limit, part), limit.Unit, StandStills(times, clock)),
        };

    private static double Amount(CaseTimes times, ClockKind clock, CaseLimit limit, double part) =>
        clock == ClockKind.Handle
            ? Math.Max(0, (limit.Amount * (1 + times.Extensions) * part) - times.Used)
            : limit.Amount * part;

    private static IReadOnlyList<StandStill> StandStills(CaseTimes times, ClockKind clock) =>
        clock == ClockKind.Handle && times.Waits.Count > 0
            ? [.. times.Pauses.Concat(times.Waits).OrderBy(static still => still.From)]
            : times.Pauses;

    private static bool IsTaken(CaseTimes times, ClockKind clock, string rule)
    {
        for (var i = 0; i < times.StepsTaken.Count; i++)
        {
            if (times.StepsTaken[i].Clock == clock && times.StepsTaken[i].Rule == rule)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The time from which the limit of the next escalation step runs; null before the first.</summary>
    private static DateTimeOffset? Before(CaseTimes times, ClockKind clock)
    {
        for (var i = times.StepsTaken.Count - 1; i >= 0; i--)
        {
            if (times.StepsTaken[i].Clock == clock)
            {
                return times.StepsTaken[i].Base;
            }
        }

        return null;
    }
}

/// <summary>The next deadline of a case, and its clock.</summary>
/// <param name="Escalation">
/// The step of the escalation; null when a pause ends, or when the revisits that follow a closing are to be set.
/// </param>
internal readonly record struct NextDeadline(
    DateTimeOffset Due,
    ClockKind Clock,
    EscalationRow? Escalation,
    bool Revisits = false);
