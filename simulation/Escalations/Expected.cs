using Grid.Cases;
using Grid.Rulebook;
using Grid.Simulation.Replay;

namespace Grid.Simulation.Escalations;

/// <summary>
/// The notices that the city should have sent for a case and when, derived from the simulation's own steps and the
/// tables that the city shows, without the city's code. The notices of each clock are in order.
/// </summary>
internal sealed class Expected(RuleTables tables)
{
    /// <summary>A party notified later than this has its own limit from the time of the notice.</summary>
    private static readonly TimeSpan LateNotice = TimeSpan.FromMinutes(1);

    private static readonly ClockKind[] OwedByPosts =
    [
        ClockKind.Verify, ClockKind.File, ClockKind.Dispatch, ClockKind.Check, ClockKind.Close, ClockKind.Feedback,
    ];

    private static readonly Dictionary<CaseStage, ClockKind[]> Running = new()
    {
        [CaseStage.Reported] =
        [
            ClockKind.Verify, ClockKind.File, ClockKind.FirstCheck, ClockKind.FirstHandle, ClockKind.FirstFeedback,
        ],
        [CaseStage.Verified] = [ClockKind.File, ClockKind.FirstHandle, ClockKind.FirstFeedback],
        [CaseStage.Filed] = [ClockKind.Dispatch, ClockKind.FirstHandle, ClockKind.FirstFeedback],
        [CaseStage.Dispatched] =
        [
            ClockKind.Accept, ClockKind.Handle, ClockKind.Progress, ClockKind.FirstHandle, ClockKind.FirstFeedback,
        ],
        [CaseStage.Accepted] = [ClockKind.Handle, ClockKind.Progress, ClockKind.FirstHandle, ClockKind.FirstFeedback],
        [CaseStage.Handled] = [ClockKind.Check, ClockKind.FirstFeedback],
        [CaseStage.Checked] = [ClockKind.Close, ClockKind.FirstFeedback],
        [CaseStage.Refused] = [ClockKind.Feedback, ClockKind.FirstFeedback],
        [CaseStage.Closed] = [ClockKind.Feedback, ClockKind.FirstFeedback],
    };

    /// <param name="until">The city time reached at the end.</param>
    /// <param name="visit">When the first visit was due, which the simulation never makes.</param>
    public IReadOnlyList<EscalationNotice> Of(CaseLog log, DateTimeOffset until, DateTimeOffset? visit = null)
    {
        var notices = new List<EscalationNotice>();
        var runs = new Dictionary<ClockKind, Run>();
        var (stage, from, handled) = (CaseStage.Reported, log.Row.ReportedAt, false);
        foreach (var step in log.Done)
        {
            Pass(step.At);
            if (step is { Verb: CaseVerb.Check, Passed: false } && runs.TryGetValue(ClockKind.Handle, out var handling))
            {
                handling.Waits.Add((from, step.At)); // the time of the check does not count
            }

            (stage, from) = (After(stage, step), step.At);
            handled |= step.Verb == CaseVerb.Handle;
        }

        Pass(until);
        if (visit is { } day)
        {
            var escalations = tables.Escalations.Where(escalation =>
                escalation.Clock == ClockKind.Revisit
                && escalation.InForce(tables.Almanac.DayOf(day))
                && escalation.Speaks(log.Code.Kind, log.Code.Code, log.Limit?.Unit)
                && log.Has(escalation.To));
            var run = new Run(day, (0, LimitUnit.UrgentHour), log.Lead, [.. escalations]);
            notices.AddRange(NoticesOf(run, ClockKind.Revisit, day, until));
        }

        return notices;

        void Pass(DateTimeOffset to)
        {
            var clocks = Running.GetValueOrDefault(stage) ?? [];
            foreach (var over in runs.Keys.Where(static clock => !Lasts(clock)).ToList())
            {
                runs.Remove(over);
            }

            foreach (var clock in clocks.Where(clock => !(clock == ClockKind.FirstHandle && handled)))
            {
                if (!runs.TryGetValue(clock, out var run))
                {
                    runs[clock] = run = Begin(
                        log,
                        clock,
                        RunsFromReport(clock, log) ? log.Row.ReportedAt : from,
                        stage);
                }

                notices.AddRange(NoticesOf(run, clock, from, to));
            }
        }
    }

    private static bool RunsFromReport(ClockKind clock, CaseLog log) =>
        clock is ClockKind.FirstCheck or ClockKind.FirstHandle or ClockKind.FirstFeedback
        || (clock == ClockKind.Handle && log.Limit?.Starts == LimitStart.Report);

    /// <summary>Whether a clock runs on through several stages.</summary>
    private static bool Lasts(ClockKind clock) =>
        clock is ClockKind.Handle or ClockKind.FirstCheck or ClockKind.FirstHandle or ClockKind.FirstFeedback;

    private static CaseStage After(CaseStage before, PlannedStep step) => step.Verb switch
    {
        CaseVerb.Verify => CaseStage.Verified,
        CaseVerb.File => CaseStage.Filed,
        CaseVerb.Refuse => CaseStage.Refused,
        CaseVerb.Dispatch => CaseStage.Dispatched,
        CaseVerb.Accept => CaseStage.Accepted,
        CaseVerb.Handle => CaseStage.Handled,
        CaseVerb.Check => step.Passed == true ? CaseStage.Checked : CaseStage.Accepted,
        CaseVerb.Close => CaseStage.Closed,
        CaseVerb.Feedback => CaseStage.FedBack,
        _ => before,
    };

    /// <summary>
    /// By whose hours a clock runs: those of the post that owes the step, which is told of the red light or is the
    /// command centre, or of the department that leads the case.
    /// </summary>
    private string Keeper(CaseLog log, ClockKind clock, DateOnly day)
    {
        if (!OwedByPosts.Contains(clock))
        {
            return log.Lead;
        }

        var red = tables.Escalations.FirstOrDefault(escalation =>
            escalation.Clock == clock
            && escalation.Step == DeadlineStep.Red
            && escalation.InForce(day)
            && escalation.Speaks(log.Code.Kind, log.Code.Code, log.Limit?.Unit));
        return red?.To == "lead" ? log.Lead : Almanac.KeeperOf(red?.To ?? "commandCentre");
    }

    private Run Begin(CaseLog log, ClockKind clock, DateTimeOffset from, CaseStage stage)
    {
        var day = tables.Almanac.DayOf(from);
        (double Amount, LimitUnit Unit)? own = log.Limit is { Amount: > 0 } given ? (given.Amount, given.Unit) : null;
        var limit = Shorter(Limit(clock));
        var verifies = clock == ClockKind.File && stage == CaseStage.Reported && Limit(ClockKind.Verify) is not null;
        IReadOnlyList<EscalationBody> escalations = limit is null || verifies
            ? []
            :
            [
                .. tables.Escalations.Where(escalation =>
                    escalation.Clock == clock
                    && escalation.InForce(day)
                    && escalation.Speaks(log.Code.Kind, log.Code.Code, log.Limit?.Unit)
                    && log.Has(escalation.To)),
            ];
        return new(from, limit, Keeper(log, clock, day), escalations);

        (double Amount, LimitUnit Unit)? Limit(ClockKind of)
        {
            if (of == ClockKind.Handle)
            {
                return own;
            }

            return tables.Limits
                .FirstOrDefault(fits =>
                    fits.Clock == of && fits.Speaks(log.Code.Kind, log.Code.Code, log.Channel, day, own))
                ?.Given(own);
        }

        // A first time is never longer than the limit of the class.
        (double Amount, LimitUnit Unit)? Shorter((double Amount, LimitUnit Unit)? first) =>
            clock is ClockKind.FirstCheck or ClockKind.FirstHandle or ClockKind.FirstFeedback
            && first is { } row
            && own is { } whole
            && tables.Almanac.Due(from, whole.Amount, whole.Unit, log.Lead, [])
                < tables.Almanac.Due(from, row.Amount, row.Unit, log.Lead, [])
                ? whole
                : first;
    }

    private IEnumerable<EscalationNotice> NoticesOf(Run run, ClockKind clock, DateTimeOffset from, DateTimeOffset to)
    {
        for (; run.Next < run.Escalations.Count; run.Next++)
        {
            var escalation = run.Escalations[run.Next];
            var (amount, unit) = run.Limit!.Value;
            var due = escalation.Percent is { } percent
                ? tables.Almanac.Due(run.From, amount * percent / 100, unit, run.Keeper, run.Waits)
                : tables.Almanac.Due(
                    run.Last ?? tables.Almanac.Due(run.From, amount, unit, run.Keeper, run.Waits),
                    escalation.After!.Value,
                    escalation.Unit ?? unit,
                    run.Keeper,
                    run.Waits);
            if (due > to)
            {
                yield break;
            }

            var at = due < from ? from : due;
            run.Last = at - due > LateNotice ? at : due;
            yield return new(clock, escalation.Rule, due, at);
        }
    }

    /// <summary>A clock of one case on its way.</summary>
    private sealed class Run(
        DateTimeOffset from,
        (double Amount, LimitUnit Unit)? limit,
        string keeper,
        IReadOnlyList<EscalationBody> escalations)
    {
        public DateTimeOffset From => from;

        public (double Amount, LimitUnit Unit)? Limit => limit;

        /// <summary>By whose hours it runs.</summary>
        public string Keeper => keeper;

        public IReadOnlyList<EscalationBody> Escalations => escalations;

        /// <summary>Stretches between handling and a failed check, in which the limit does not run.</summary>
        public List<(DateTimeOffset From, DateTimeOffset Until)> Waits { get; } = [];

        public int Next { get; set; }

        public DateTimeOffset? Last { get; set; }
    }
}

/// <summary>A notice that a party should have got, or got.</summary>
/// <param name="Due">When the missed step was due.</param>
/// <param name="At">When the city recorded it.</param>
internal readonly record struct EscalationNotice(ClockKind Clock, string Rule, DateTimeOffset Due, DateTimeOffset At);
