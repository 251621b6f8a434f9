using Grid.Cases;

namespace Grid.Simulation.Replay;

/// <summary>
/// Plans the steps of a report and their times. Pure: the report, what the city said of it, the random draws and the
/// durations in; steps in order of time out.
/// </summary>
internal static class CasePlan
{
    /// <param name="durations">
    /// From which the closing of a case is drawn that the source never closed; null where such a case stays open, with
    /// its department.
    /// </param>
    public static IReadOnlyList<PlannedStep> For(
        ReplayRow row,
        CityFacts city,
        Draws draws,
        Durations? durations)
    {
        if (!row.Accept)
        {
            var refused = Whole(row.ReportedAt + draws.Refuse);
            return
            [
                new(CaseVerb.Refuse, refused, Reason: Reason(row, city)),
                new(CaseVerb.Feedback, Whole(refused + draws.Feedback)),
            ];
        }

        var steps = StepsOf(city, draws);
        if (row.ClosedAt is null && durations is null)
        {
            var later = row.ReportedAt;
            return
            [
                .. steps.TakeWhile(static one => one.Share == 0)
                    .Select(one => one.Step with { At = Whole(later += one.Takes) }),
            ];
        }

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
            var drawn = durations!.Draw(row.Kind, city.Code?.Code, draws, city.Due - row.ReportedAt);
            var honest = busy + StepDurations.LeastHandling;
            return drawn > honest ? drawn : honest;
        }
    }

    /// <summary>The steps before filing: without a place a report cannot be filed.</summary>
    public static IReadOnlyList<PlannedStep> Unfiled(IReadOnlyList<PlannedStep> plan) =>
        [.. plan.TakeWhile(static step => step.Verb != CaseVerb.File)];

    /// <summary>The steps of a plan before its department accepts the case, for a department that is asleep.</summary>
    public static IReadOnlyList<PlannedStep> Unanswered(IReadOnlyList<PlannedStep> plan) =>
        [.. plan.TakeWhile(static step => step.Verb != CaseVerb.Accept)];

    /// <summary>Each step with the time its desk takes, and its share of the time left for handling.</summary>
    private static List<(PlannedStep Step, TimeSpan Takes, double Share)> StepsOf(CityFacts city, Draws draws)
    {
        var steps = new List<(PlannedStep, TimeSpan, double)>(10);
        if (city.Verifies)
        {
            Add(CaseVerb.Verify, draws.Verify);
        }

        steps.Add((new(CaseVerb.File, default, Found: city.Found), draws.File, 0));
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

    /// <summary>Why a report is not taken up, in the source's own word where it has one.</summary>
    private static string Reason(ReplayRow row, CityFacts city) => row switch
    {
        { Closure.Length: > 0 } => row.Closure,
        _ when city.Code is null => "no class",
        _ => "not taken up by the source",
    };

    private static DateTimeOffset Whole(DateTimeOffset time) =>
        new(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond), time.Offset);
}

/// <summary>What a plan goes by of what the city said of a report.</summary>
/// <param name="Code">The class the report was sent under; null where the county knows none of its names.</param>
/// <param name="Verifies">Whether the county gives a time to verify reports of this class and channel.</param>
/// <param name="Due">When it is due; null where the city sets no time.</param>
/// <param name="Found">What the desk says where it files the case; null where the report said it all.</param>
internal readonly record struct CityFacts(ClassCode? Code, bool Verifies, DateTimeOffset? Due, Found? Found = null);

/// <summary>What and where a matter is, as the desk says when it files it.</summary>
internal sealed record Found(ClassCode? Code, Point? Point);

/// <summary>A command to come. <paramref name="Turn"/> distinguishes the first check from the second.</summary>
internal readonly record struct PlannedStep(
    CaseVerb Verb,
    DateTimeOffset At,
    bool? Passed = null,
    string? Reason = null,
    int Turn = 1,
    Found? Found = null);
