using System.Collections.Concurrent;
using Grid.Cases;
using Grid.Simulation.Door;
using Grid.Simulation.Foundation;

namespace Grid.Simulation.Replay;

/// <summary>
/// Sends the reports in order of city time, one at a time. Between two reports it sends all steps that fall between
/// them: different cases in parallel, the steps of each case in order. Which report joins which case therefore never
/// depends on timing.
/// </summary>
internal sealed class ReplayRun(
    CityDoor door,
    ClassBook book,
    Durations? durations,
    RunOptions options,
    TimeProvider time)
{
    private const int Looks = 500;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(10);

    private readonly PriorityQueue<CaseLog, (DateTimeOffset At, int Order)> ahead = new();
    private readonly List<CaseLog> due = [];
    private readonly List<CaseLog> logs = [];
    private readonly List<double> reportMilliseconds = [];
    private readonly long started = time.GetTimestamp();
    private readonly HashSet<CaseLog> open = [];
    private readonly Dictionary<Guid, (CaseLog Log, List<CaseLog> Joined)> primaries = [];
    private readonly ConcurrentQueue<CaseLog> standing = new();
    private DateTimeOffset first;
    private DateOnly tomorrow;

    /// <summary>The log of each report sent, in order.</summary>
    public IReadOnlyList<CaseLog> Logs => logs;

    /// <summary>How long each report took to be answered, in milliseconds.</summary>
    public IReadOnlyList<double> ReportMilliseconds => reportMilliseconds;

    public TimeSpan Took { get; private set; }

    /// <summary>
    /// Runs to the end, or until it is cancelled; <see cref="Logs"/> holds all acknowledged steps either way.
    /// </summary>
    public async Task Run(IReadOnlyList<ReplayRow> rows, Action<Pace> passed, CancellationToken cancel)
    {
        first = rows.Count > 0 ? rows[0].ReportedAt : options.Until;
        tomorrow = CountyClock.DayOf(first, options.Zone).AddDays(1);
        try
        {
            foreach (var row in rows)
            {
                if (row.ReportedAt > options.Until)
                {
                    break;
                }

                await TimeUntil(row.ReportedAt, cancel);
                await Report(row, cancel);
                passed(new(row.ReportedAt, logs.Count, door.Requests, open.Count));
            }

            await TimeUntil(options.Until, cancel);
            if (options.Asleep is not null)
            {
                await door.Pass(options.Until, cancel);
            }

            passed(new(options.Until, logs.Count, door.Requests, open.Count));
        }
        finally
        {
            Took = time.GetElapsedTime(started);
        }
    }

    private async Task Report(ReplayRow row, CancellationToken cancel)
    {
        await Pacing(row.ReportedAt, cancel);
        var code = book.Find(row.Kind, row.Big, row.Small);
        var log = new CaseLog(row, code);
        var asked = time.GetTimestamp();
        var answer = await door.Report(row, code, options.Area, cancel);
        reportMilliseconds.Add(time.GetElapsedTime(asked).TotalMilliseconds);
        logs.Add(log);
        if (answer.Value is not { } taken)
        {
            log.TurnedAway(answer.Problem);
        }
        else if (taken.JoinedTo is { } primary)
        {
            log.Reported(taken);
            if (primaries.TryGetValue(primary, out var joins))
            {
                joins.Joined.Add(log);
                if (IsNone(joins.Log))
                {
                    await StandAlone(log, row.ReportedAt, cancel);
                }
            }
        }
        else
        {
            log.Reported(taken);
            log.Plan(Plan(log, taken));
            primaries[log.Id] = (log, []);
        }

        Wait(log, logs.Count);
    }

    private IReadOnlyList<PlannedStep> Plan(CaseLog log, CaseBody taken)
    {
        ClassCode? unsorted = log.Sent is null ? log.Code : null;
        Point? drawn = !log.Placed && options.DrawPlaces ? new(taken.Lon, taken.Lat) : null;
        var plan = CasePlan.For(
            log.Row,
            new(
                log.Sent,
                options.Verifies(log),
                taken.Due ?? taken.Parties?.Max(static duty => duty.Due),
                unsorted is null && drawn is null ? null : new(unsorted, drawn)),
            Draws.For(log.Row.Id, options.Seed, options.Rework),
            durations);
        if (!log.Placed && drawn is null)
        {
            return CasePlan.Unfiled(plan);
        }

        return taken.Lead is { } lead && options.Asleep?.Contains(lead.Key) == true ? CasePlan.Unanswered(plan) : plan;
    }

    /// <summary>
    /// A report that joined a case which was then refused or voided stands by itself. Waits until the city shows that,
    /// and plans the steps of the report from then on.
    /// </summary>
    private async Task StandAlone(CaseLog joined, DateTimeOffset from, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < Looks; attempt++)
        {
            if ((await door.View(joined.Id, from, cancel)).Value is { JoinedTo: null } found)
            {
                joined.StoodAlone(found);
                joined.Plan(Plan(joined, found).Select(step => step with { At = step.At > from ? step.At : from }));
                standing.Enqueue(joined);
                return;
            }

            await Task.Delay(BetweenLooks, time, cancel);
        }
    }

    private static bool IsNone(CaseLog log) => log.Stage is CaseStage.Refused or CaseStage.Voided;

    /// <summary>
    /// Sends all steps up to a time; where departments sleep, midnight by midnight, so that clocks run out in between.
    /// </summary>
    private async Task TimeUntil(DateTimeOffset until, CancellationToken cancel)
    {
        for (; options.Asleep is not null; tomorrow = tomorrow.AddDays(1))
        {
            var midnight = CountyClock.Midnight(tomorrow, options.Zone);
            if (midnight > until)
            {
                break;
            }

            await StepsUntil(midnight, cancel);
            await door.Pass(midnight, cancel);
        }

        await StepsUntil(until, cancel);
    }

    private async Task StepsUntil(DateTimeOffset until, CancellationToken cancel)
    {
        do
        {
            await StepsOnce(until, cancel);
        }
        while (ahead.TryPeek(out _, out var next) && next.At <= until); // reports that stand by themselves by now
    }

    private async Task StepsOnce(DateTimeOffset until, CancellationToken cancel)
    {
        due.Clear();
        while (ahead.TryPeek(out var log, out var next) && next.At <= until)
        {
            due.Add(log);
            ahead.Dequeue();
        }

        if (due.Count == 1)
        {
            await Steps(due[0], until, cancel);
        }
        else if (due.Count > 1)
        {
            await Parallel.ForEachAsync(
                due,
                new ParallelOptions { MaxDegreeOfParallelism = options.Parallel, CancellationToken = cancel },
                async (log, token) => await Steps(log, until, token));
        }

        for (var i = 0; i < due.Count; i++)
        {
            Wait(due[i], i);
        }

        while (standing.TryDequeue(out var log))
        {
            primaries.TryAdd(log.Id, (log, []));
            Wait(log, logs.Count);
        }
    }

    /// <summary>Sends the steps of one case up to a time, in order.</summary>
    private async Task Steps(CaseLog log, DateTimeOffset until, CancellationToken cancel)
    {
        while (log.Ahead.TryPeek(out var step) && step.At <= until)
        {
            await Pacing(step.At, cancel);
            var answer = await door.Step(
                log.Id,
                step,
                $"replay-{log.Id:N}-{DoorBodies.Word(step.Verb)}-{step.Turn}",
                cancel);
            log.Ahead.TryDequeue(out _);
            if (answer.Value is { } done)
            {
                log.Acknowledged(step, done);
                if (step.Verb != CaseVerb.Feedback && IsNone(log) && primaries.TryGetValue(log.Id, out var joins))
                {
                    foreach (var joined in joins.Joined)
                    {
                        await StandAlone(joined, step.At, cancel);
                    }
                }
            }
            else if (IsDone(answer.Problem) && (await door.View(log.Id, step.At, cancel)).Value is { } found)
            {
                log.FoundDone(found);
            }
            else
            {
                log.TurnedAway(answer.Problem);
            }
        }
    }

    /// <summary>Whether another client has taken the step, or one beyond it.</summary>
    private static bool IsDone(ProblemBody? problem) =>
        problem is { Status: 409, Code: { } code }
        && (code.StartsWith("case.already", StringComparison.Ordinal) || code == "case.pastVerifying");

    private void Wait(CaseLog log, int order)
    {
        if (log.Ahead.TryPeek(out var next))
        {
            ahead.Enqueue(log, (next.At, order));
        }

        _ = log.Open ? open.Add(log) : open.Remove(log);
    }

    private async Task Pacing(DateTimeOffset cityTime, CancellationToken cancel)
    {
        if (options.Speed is not { } speed)
        {
            return;
        }

        var early = ((cityTime - first) / speed) - time.GetElapsedTime(started);
        if (early > TimeSpan.Zero)
        {
            await Task.Delay(early, time, cancel);
        }
    }
}

/// <summary>The options of a run.</summary>
/// <param name="Until">City time after which the run sends nothing more; cases open then stay open.</param>
/// <param name="Rework">返工: the share of cases whose first check fails.</param>
/// <param name="Speed">City seconds per second; null for as fast as the city answers.</param>
/// <param name="Parallel">How many steps of different cases run at once.</param>
/// <param name="Zone">The county's; the city's clock is advanced at its midnights.</param>
/// <param name="Verifies">Whether the county has a report verified before it is filed.</param>
/// <param name="DrawPlaces">
/// Whether a report without a place is filed at the centre of its area; else it waits for a place.
/// </param>
/// <param name="Asleep">
/// Departments that do not work on their cases; the run then advances the city's clock at every midnight. Null for a
/// city in which all departments work.
/// </param>
/// <param name="Area">
/// The area of reports of which nothing but words says where they are: the county, where the city has several.
/// </param>
internal sealed record RunOptions(
    int Seed,
    DateTimeOffset Until,
    double Rework,
    double? Speed,
    int Parallel,
    TimeZoneInfo Zone,
    Func<CaseLog, bool> Verifies,
    bool DrawPlaces = false,
    IReadOnlySet<string>? Asleep = null,
    string? Area = null);

/// <summary>The progress of a run.</summary>
internal readonly record struct Pace(DateTimeOffset CityTime, int Reports, long Requests, int Open);
