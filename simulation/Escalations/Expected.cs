using Grid.Cases;
using Grid.Rulebook;
using Grid.Simulation.Replay;

namespace Grid.Simulation.Escalations;

/// <summary>
/// Whom the city should have told of a case and when, worked out from what we did to it and the tables the city shows,
/// with none of its code. Of each clock the tellings are in order.
/// </summary>
internal sealed class Expected(RuleTables tables)
{
    /// <summary>Whoever is told later than this has his own limit from when he was told.</summary>
    private static readonly TimeSpan Told = TimeSpan.FromMinutes(1);

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
        [CaseStage.Closed] = [ClockKind.Feedback, ClockKind.FirstFeedback],
    };

    /// <param name="until">Up to when time has passed.</param>
    /// <param name="visit">When a visit that nobody made was due.</param>
    public IReadOnlyList<Telling> Of(CaseLog log, DateTimeOffset until, DateTimeOffset? visit = null)
    {
        var tellings = new List<Telling>();
        var runs = new Dictionary<ClockKind, Run>();
        var (stage, from, handled) = (CaseStage.Reported, log.Row.ReportedAt, false);
        foreach (var step in log.Done)
        {
            Pass(step.At);
            if (step is { Verb: CaseVerb.Check, Passed: false } && runs.TryGetValue(ClockKind.Handle, out var handling))
            {
                handling.Waits.Add((from, step.At)); // the checker's time
            }

            (stage, from) = (After(stage, step), step.At);
            handled |= step.Verb == CaseVerb.Handle;
        }

        Pass(until);
        if (visit is { } day)
        {
            var rungs = tables.Rungs.Where(rung =>
                rung.Clock == ClockKind.Revisit && rung.InForce(tables.Almanac.DayOf(day)) && log.Has(rung.Post));
            tellings.AddRange(
                Climb(new(day, (0, LimitUnit.UrgentHour), log.Lead, [.. rungs]), ClockKind.Revisit, day, until));
        }

        return tellings;

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
                        clock is ClockKind.FirstCheck or ClockKind.FirstHandle or ClockKind.FirstFeedback
                            ? log.Row.ReportedAt
                            : from,
                        stage);
                }

                tellings.AddRange(Climb(run, clock, from, to));
            }
        }
    }

    /// <summary>Clocks that run through stages.</summary>
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

    private Run Begin(CaseLog log, ClockKind clock, DateTimeOffset from, CaseStage stage)
    {
        var day = tables.Almanac.DayOf(from);
        var limit = Limit(clock);
        var verifies = clock == ClockKind.File && stage == CaseStage.Reported && Limit(ClockKind.Verify) is not null;
        return new(
            from,
            limit,
            log.Lead,
            limit is null || verifies
                ? []
                : [.. tables.Rungs.Where(rung => rung.Clock == clock && rung.InForce(day) && log.Has(rung.Post))]);

        (double Amount, LimitUnit Unit)? Limit(ClockKind of) => of == ClockKind.Handle
            ? (log.Limit!.Amount, log.Limit.Unit)
            : tables.Limits.FirstOrDefault(row =>
                row.Clock == of && row.Speaks(log.Code.Kind, log.Code.Code, log.Row.Channel, day))
                is { } row
                ? (row.Limit, row.Unit)
            : null;
    }

    private IEnumerable<Telling> Climb(Run run, ClockKind clock, DateTimeOffset from, DateTimeOffset to)
    {
        for (; run.Next < run.Rungs.Count; run.Next++)
        {
            var rung = run.Rungs[run.Next];
            var (amount, unit) = run.Limit!.Value;
            var due = rung.Percent is { } percent
                ? tables.Almanac.Due(run.From, amount * percent / 100, unit, run.Lead, run.Waits)
                : tables.Almanac.Due(
                    run.Last ?? tables.Almanac.Due(run.From, amount, unit, run.Lead, run.Waits),
                    rung.After!.Value,
                    rung.Unit!.Value,
                    run.Lead,
                    run.Waits);
            if (due > to)
            {
                yield break;
            }

            var at = due < from ? from : due;
            run.Last = at - due > Told ? at : due;
            yield return new(clock, rung.Rule, due, at);
        }
    }

    /// <summary>A clock of one case on its way.</summary>
    private sealed class Run(
        DateTimeOffset from,
        (double Amount, LimitUnit Unit)? limit,
        string lead,
        IReadOnlyList<RungBody> rungs)
    {
        public DateTimeOffset From => from;

        public (double Amount, LimitUnit Unit)? Limit => limit;

        public string Lead => lead;

        public IReadOnlyList<RungBody> Rungs => rungs;

        /// <summary>Between handling and a check that failed nothing of the limit runs.</summary>
        public List<(DateTimeOffset From, DateTimeOffset Until)> Waits { get; } = [];

        public int Next { get; set; }

        public DateTimeOffset? Last { get; set; }
    }
}

/// <summary>Somebody should have been told, or was.</summary>
/// <param name="Due">When what was not done was due.</param>
/// <param name="At">When it was noted.</param>
internal readonly record struct Telling(ClockKind Clock, string Rule, DateTimeOffset Due, DateTimeOffset At);
