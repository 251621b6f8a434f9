using Grid.Cases;
using Grid.Posts;
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
    private static readonly ClockKind[] AtEnded = [ClockKind.Feedback, ClockKind.FirstFeedback];

    /// <summary>The next deadline of a case; null when there is none.</summary>
    public static NextDeadline? Next(CaseTimes times, Rules rules)
    {
        if (rules.IsServedElsewhere)
        {
            return null; // the city that serves the county rings its clocks
        }

        if (times.PausedUntil is { } until)
        {
            // What is contested is reviewed while the case stands still.
            return times.Reviewing is not null && Next(times, ClockKind.Review, rules) is { } review
                && review.Due < until
                    ? review
                    : new(until, default, null);
        }

        if (RevisionRules.First(times, rules) is not null)
        {
            return new(times.At, default, null, Revised: true);
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

        var day = rules.Calendar.DayOf(from);
        if (LimitOf(times, clock, rules, day) is not { } limit)
        {
            return null;
        }

        var calendar = rules.CalendarOf(times, clock, limit);
        DateTimeOffset? passed = null;
        foreach (var escalation in escalations)
        {
            if (Period.Covers(escalation.From, escalation.Until, day)
                && (escalation.To is not { } post || times.Has(post))
                && EscalationList.Fits(escalation, times.Kind, times.Class, times.Limit.Unit)
                && !IsTaken(times, clock, escalation.Rule))
            {
                var due = Due(times, clock, calendar, from, limit, escalation, passed);
                if (!IsBeforeOwed(times, due, rules))
                {
                    return new(due, clock, escalation);
                }

                passed = due;
            }
        }

        return null;
    }

    /// <summary>
    /// Whether a deadline passed before anything was owed here: before the case was taken over, or before the county
    /// began. Nobody is notified of it.
    /// </summary>
    private static bool IsBeforeOwed(CaseTimes times, DateTimeOffset due, Rules rules) =>
        due < times.OwedFrom || due < rules.OwedFrom;

    /// <summary>When the limit of a clock ends; null when the clock does not run.</summary>
    /// <param name="owner">The post that owes the step, where it is known; null where it is to be looked for.</param>
    public static DateTimeOffset? Due(CaseTimes times, ClockKind clock, Rules rules, Post? owner = null) =>
        Start(times, clock) is { } from
        && LimitOf(times, clock, rules, rules.Calendar.DayOf(from)) is { } limit
            ? DueOf(times, clock, rules.CalendarOf(times, clock, limit, owner), from, limit, 1)
            : null;

    /// <summary>
    /// When handling is due after its limit stood still: what was left when it stopped is left now. What was left is
    /// measured by the calendar by which the due time was counted, though a notice has come since.
    /// </summary>
    /// <param name="times">The times with the stretch in which it stood still.</param>
    public static DueTime GoesOn(
        CaseTimes times, DateTimeOffset due, DateTimeOffset stopped, DateTimeOffset now, WorkingCalendar calendar) =>
        GoesOn(times.Limit.Unit, due, stopped, now, calendar, by => Handling(times, by));

    /// <summary>
    /// When handling is due after its limit stood still and became another meanwhile: what was used before stays used.
    /// What has nothing left is due when the clocks go on; what was overdue before stays so.
    /// </summary>
    /// <param name="times">The times with the other limit, and with the stretch in which it stood still.</param>
    /// <param name="before">When it was due when the clocks stopped.</param>
    public static DueTime? Limited(
        CaseTimes times,
        DateTimeOffset? before,
        DateTimeOffset stopped,
        DateTimeOffset now,
        WorkingCalendar calendar)
    {
        if (times.Limit.Amount <= 0)
        {
            return null;
        }

        var due = Handling(times, calendar);
        if (due <= stopped)
        {
            due = before <= stopped ? CaseRules.Later(before.Value, due) : now;
        }

        return new(due, calendar.IsProvisional(due, times.Limit.Unit));
    }

    /// <summary>When a joint task is due after its limit stood still.</summary>
    /// <param name="times">The times with the stretch in which it stood still.</param>
    public static DueTime GoesOn(
        CaseTimes times,
        PartTimes part,
        DateTimeOffset due,
        DateTimeOffset stopped,
        DateTimeOffset now,
        WorkingCalendar calendar) =>
        GoesOn(times.Limit.Unit, due, stopped, now, calendar, by => Part(times, part, by));

    /// <summary>When a department must have handled a case whose limit runs from the report.</summary>
    public static DueTime FromReport(CaseTimes times, WorkingCalendar calendar)
    {
        var at = Handling(times with { Extensions = 0, Used = 0 }, calendar);
        return new(at, calendar.IsProvisional(at, times.Limit.Unit));
    }

    /// <summary>The deadlines of a case that other rules would move.</summary>
    public static IEnumerable<(ClockKind Clock, DateTimeOffset From, DateTimeOffset To)> Moves(
        CaseTimes times, Rules now, Rules then)
    {
        foreach (var revised in RevisionRules.All(times, then))
        {
            if (revised.From != revised.To.At)
            {
                yield return (revised.Clock, revised.From, revised.To.At);
            }
        }

        foreach (var clock in times.Paused ? [] : At(times))
        {
            if (!IsKept(times, clock)
                && Due(times, clock, now) is { } due
                && Due(times, clock, then) is { } other
                && due != other)
            {
                yield return (clock, due, other);
            }
        }
    }

    /// <summary>Whether a holiday notice that is still to come may move the end of a clock's limit.</summary>
    public static bool IsProvisional(CaseTimes times, ClockKind clock, DateTimeOffset due, Rules rules) =>
        Start(times, clock) is { } from
        && LimitOf(times, clock, rules, rules.Calendar.DayOf(from)) is { Amount: > 0 } limit
        && rules.Calendar.IsProvisional(due, limit.Unit);

    /// <summary>The clocks that run at the stage, if they have a limit.</summary>
    public static IReadOnlyList<ClockKind> At(CaseTimes times) =>
        times.Reviewing is null ? AtStage(times) : [.. AtStage(times), ClockKind.Review];

    private static ClockKind[] AtStage(CaseTimes times) => times.Stage switch
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
        CaseStage.Refused or CaseStage.Voided or CaseStage.Transferred when times.Owed => AtEnded,
        CaseStage.Joined when times.Answered => [],
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
        ClockKind.Review => times.Reviewing,
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
        ClockKind.FirstCheck or ClockKind.FirstHandle or ClockKind.FirstFeedback =>
            Shorter(times, clock, rules, Given(times, clock, rules, day)),

        // Where the rules set no limit for verifying, the clock of filing runs from the report on.
        ClockKind.File
            when times.Stage == CaseStage.Reported && Given(times, ClockKind.Verify, rules, day) is not null =>
            null,
        _ => Given(times, clock, rules, day),
    };

    /// <summary>The limit that the table of limits gives a stage; null where its clock does not run.</summary>
    public static CaseLimit? Given(CaseTimes times, ClockKind clock, Rules rules, DateOnly day) =>
        rules.Limits.Find(
            clock, times.Kind, times.Class, times.Condition, times.Channel, day, rules.Channels, times.Limit);

    /// <summary>
    /// A first time (第一时间) is never longer than the limit of the class that it serves, whatever the table says.
    /// </summary>
    private static CaseLimit? Shorter(CaseTimes times, ClockKind clock, Rules rules, CaseLimit? given)
    {
        var own = times.Limit;
        if (given is null || own.Amount <= 0)
        {
            return given;
        }

        if (given.Unit == own.Unit)
        {
            return given.Amount <= own.Amount ? given : given with { Amount = own.Amount };
        }

        var (calendar, from) = (rules.Calendar.For(times.Lead), Start(times, clock) ?? times.Taken);
        return calendar.Due(from, given.Amount, given.Unit) <= calendar.Due(from, own.Amount, own.Unit)
            ? given
            : given with { Amount = own.Amount, Unit = own.Unit };
    }

    /// <param name="passed">When the step before it fell due, where nobody was notified of that.</param>
    private static DateTimeOffset Due(
        CaseTimes times,
        ClockKind clock,
        WorkingCalendar calendar,
        DateTimeOffset from,
        CaseLimit limit,
        EscalationRow escalation,
        DateTimeOffset? passed) =>
        escalation.Percent is { } percent
            ? DueOf(times, clock, calendar, from, limit, percent / 100)
            : DueWithPauses(
                calendar,
                passed ?? Before(times, clock) ?? DueOf(times, clock, calendar, from, limit, 1),
                escalation.After!.Value,
                escalation.Unit ?? limit.Unit,
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
            _ => Counted(times, clock, calendar, from, limit, part),
        };

    /// <summary>From when the limit of a joint task runs.</summary>
    public static DateTimeOffset StartOf(CaseTimes times, PartTimes part) =>
        times.Limit.FromReport() ? times.Dispatched : part.Start;

    /// <summary>When a joint task is due by a calendar, counted from its start: it has the limit of the case.</summary>
    public static DateTimeOffset Part(CaseTimes times, PartTimes part, WorkingCalendar calendar) => DueWithPauses(
        calendar,
        StartOf(times, part),
        times.Limit.Amount,
        times.Limit.Unit,
        [.. times.Pauses.Concat(part.Waits).OrderBy(static still => still.From)]);

    /// <summary>When the limit of handling ends by a calendar, counted from its start.</summary>
    public static DateTimeOffset Handling(CaseTimes times, WorkingCalendar calendar) =>
        Counted(times, ClockKind.Handle, calendar, times.Dispatched, times.Limit, 1);

    /// <summary>When a part of a limit ends, counted from its start.</summary>
    private static DateTimeOffset Counted(
        CaseTimes times,
        ClockKind clock,
        WorkingCalendar calendar,
        DateTimeOffset from,
        CaseLimit limit,
        double part) =>
        DueWithPauses(calendar, from, Amount(times, clock, limit, part), limit.Unit, StandStills(times, clock));

    private static double Amount(CaseTimes times, ClockKind clock, CaseLimit limit, double part) =>
        clock == ClockKind.Handle
            ? Math.Max(0, (limit.Amount * (1 + times.Extensions) * part) - times.Used)
            : limit.Amount * part;

    private static IReadOnlyList<StandStill> StandStills(CaseTimes times, ClockKind clock) =>
        clock switch
        {
            ClockKind.Review => [],
            ClockKind.Handle when times.Waits.Count > 0 =>
                [.. times.Pauses.Concat(times.Waits).OrderBy(static still => still.From)],
            _ => times.Pauses,
        };

    /// <summary>
    /// Whether the end of a limit is kept with the case; any other is counted whenever it is looked at.
    /// </summary>
    private static bool IsKept(CaseTimes times, ClockKind clock) =>
        clock is ClockKind.Handle or ClockKind.Revisit
        || (clock == ClockKind.Coordinate && times.RoundDue is not null);

    /// <summary>
    /// What was left of a limit when it stopped is left now. What was left is measured by the calendar by which the due
    /// time was counted, though a notice has come since.
    /// </summary>
    /// <param name="count">When the limit ends by a calendar, counted from its start.</param>
    private static DueTime GoesOn(
        LimitUnit unit,
        DateTimeOffset due,
        DateTimeOffset stopped,
        DateTimeOffset now,
        WorkingCalendar calendar,
        Func<WorkingCalendar, DateTimeOffset> count)
    {
        var at = due <= stopped ? due : Left(calendar);
        if (due > stopped && calendar.Before.Append(calendar).Any(by => RevisionRules.IsSame(Left(by), count(by))))
        {
            at = count(calendar);
        }

        return new(at, calendar.IsProvisional(at, unit));

        DateTimeOffset Left(WorkingCalendar by) => by.Due(now, by.Elapsed(stopped, due, unit), unit);
    }

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
/// The step of the escalation; null when a pause ends, when the revisits that follow a closing are to be set, and when
/// the calendar moved the due time.
/// </param>
internal readonly record struct NextDeadline(
    DateTimeOffset Due,
    ClockKind Clock,
    EscalationRow? Escalation,
    bool Revisits = false,
    bool Revised = false)
{
    /// <summary>
    /// When the city calls the case. What follows a new calendar or a closing it does at once: a clock that was set
    /// back would else hold it until it reaches the last event of the case again.
    /// </summary>
    public DateTimeOffset Call => Revised || Revisits ? DateTimeOffset.MinValue : Due;
}
