using Grid.Cases;

namespace Grid.Simulation.Replay;

/// <summary>
/// Plans the steps of a report and their times. Pure: the report, the random draws and the durations in; steps in order
/// of time out.
/// </summary>
internal static class CasePlan
{
    /// <summary>The channel of the city's own patrols (巡查发现), whose reports need no verification on the spot.</summary>
    private const string Patrol = "巡查发现";

    public static IReadOnlyList<PlannedStep> For(
        ReplayRow row,
        ClassCode code,
        Draws draws,
        Durations durations,
        DateTimeOffset? due)
    {
        if (!row.Accept)
        {
            return [new(CaseVerb.Refuse, Whole(row.ReportedAt + draws.Refuse), Reason: Reason(row, code))];
        }

        var steps = StepsOf(row, draws);
        var busy = steps.Aggregate(TimeSpan.Zero, static (sum, step) => sum + step.Takes);
        var span = row.ClosedAt is { } closedAt ? closedAt - row.ReportedAt : Drawn();
        // The plan keeps a closing time that is earlier than the desks would reach: the desks hurry.
        var hurry = busy > span ? span / busy : 1;
        var work = busy < span ? span - busy : TimeSpan.Zero;

        var plan = new List<PlannedStep>(steps.Count + 1);
        var at = row.ReportedAt;
        foreach (var (step, takes, share) in steps)
        {
            at += (takes * hurry) + (work * share);
            plan.Add(step with { At = Whole(at) });
        }

        // The last step falls on the exact second, even where the shares do not add up to 1.
        plan[^1] = plan[^1] with { At = Whole(row.ReportedAt + span) };
        plan.Add(new(CaseVerb.Feedback, Whole(row.ReportedAt + span + draws.Feedback)));
        return plan;

        TimeSpan Drawn()
        {
            var drawn = durations.Draw(code, draws, due - row.ReportedAt);
            var honest = busy + StepDurations.LeastHandling;
            return drawn > honest ? drawn : honest;
        }
    }

    /// <summary>The steps of a plan before its department accepts the case, for a department that is asleep.</summary>
    public static IReadOnlyList<PlannedStep> Unanswered(IReadOnlyList<PlannedStep> plan) =>
        [.. plan.TakeWhile(static step => step.Verb != CaseVerb.Accept)];

    /// <summary>Each step with the time its desk takes, and its share of the time left for handling.</summary>
    private static List<(PlannedStep Step, TimeSpan Takes, double Share)> StepsOf(ReplayRow row, Draws draws)
    {
        var steps = new List<(PlannedStep, TimeSpan, double)>(10);
        if (row.Channel != Patrol)
        {
            Add(CaseVerb.Verify, draws.Verify);
        }

        Add(CaseVerb.File, draws.File);
        Add(CaseVerb.Dispatch, draws.Dispatch);
        Add(CaseVerb.Accept, draws.Accept);
        if (draws.Rework)
        {
            Add(CaseVerb.Handle, TimeSpan.Zero, draws.FirstTry);
            Add(CaseVerb.Check, draws.Check, passed: false);
            Add(CaseVerb.Handle, TimeSpan.Zero, 1 - draws.FirstTry, turn: 2);
            Add(CaseVerb.Check, draws.Recheck, passed: true, turn: 2);
        }
        else
        {
            Add(CaseVerb.Handle, TimeSpan.Zero, 1);
            Add(CaseVerb.Check, draws.Check, passed: true);
        }

        Add(CaseVerb.Close, draws.Close);
        return steps;

        void Add(CaseVerb verb, TimeSpan takes, double share = 0, bool? passed = null, int turn = 1) =>
            steps.Add((new(verb, default, passed, Turn: turn), takes, share));
    }

    private static string Reason(ReplayRow row, ClassCode code) => row switch
    {
        { Closure: "Duplicate" } => "重复上报",
        { Closure: "Invalid" } => "情况不实",
        _ when code == ClassCode.Unsorted => "无法归类",
        _ => "不符合立案条件",
    };

    private static DateTimeOffset Whole(DateTimeOffset time) =>
        new(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond), time.Offset);
}

/// <summary>A command to come. <paramref name="Turn"/> distinguishes the first check from the second.</summary>
internal readonly record struct PlannedStep(
    CaseVerb Verb,
    DateTimeOffset At,
    bool? Passed = null,
    string? Reason = null,
    int Turn = 1);
