using System.Collections.Concurrent;
using Grid.Cases;
using Grid.Simulation.Door;

namespace Grid.Simulation.Replay;

/// <summary>
/// Sends the reports in order of city time, one at a time, and between two reports everything that falls between them:
/// cases side by side, the steps of each in their order. Which report joins which case therefore never hangs on luck.
/// </summary>
internal sealed class ReplayRun(
    CityDoor door,
    ClassBook book,
    Durations durations,
    RunOptions options,
    TimeProvider time)
{
    private const int Looks = 500;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(10);

    private readonly PriorityQueue<CaseLog, (DateTimeOffset At, int Order)> _ahead = new();
    private readonly List<CaseLog> _due = [];
    private readonly List<CaseLog> _logs = [];
    private readonly List<double> _reportMilliseconds = [];
    private readonly long _started = time.GetTimestamp();
    private readonly HashSet<CaseLog> _open = [];
    private readonly Dictionary<Guid, (CaseLog Log, List<CaseLog> Joined)> _primaries = [];
    private readonly ConcurrentQueue<CaseLog> _standing = new();
    private DateTimeOffset _first;
    private DateTimeOffset _midnight;

    /// <summary>One for each report sent, in order.</summary>
    public IReadOnlyList<CaseLog> Logs => _logs;

    /// <summary>How long each report took to be answered, in milliseconds.</summary>
    public IReadOnlyList<double> ReportMilliseconds => _reportMilliseconds;

    public TimeSpan Took { get; private set; }

    /// <summary>
    /// Runs to the end, or until told to stop; what was acknowledged so far is in <see cref="Logs"/> either way.
    /// </summary>
    public async Task Run(IReadOnlyList<ReplayRow> rows, Action<Pace> passed, CancellationToken cancel)
    {
        _first = rows.Count > 0 ? rows[0].ReportedAt : options.Until;
        _midnight = new DateTimeOffset(_first.Date, _first.Offset).AddDays(1);
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
                passed(new(row.ReportedAt, _logs.Count, door.Requests, _open.Count));
            }

            await TimeUntil(options.Until, cancel);
            if (options.Asleep is not null)
            {
                await door.Pass(options.Until, cancel);
            }

            passed(new(options.Until, _logs.Count, door.Requests, _open.Count));
        }
        finally
        {
            Took = time.GetElapsedTime(_started);
        }
    }

    private async Task Report(ReplayRow row, CancellationToken cancel)
    {
        await Pacing(row.ReportedAt, cancel);
        var code = book.Find(row.Kind, row.Big, row.Small) ?? ClassCode.Unsorted;
        var log = new CaseLog(row, code);
        var asked = time.GetTimestamp();
        var answer = await door.Report(row, code, cancel);
        _reportMilliseconds.Add(time.GetElapsedTime(asked).TotalMilliseconds);
        _logs.Add(log);
        if (answer.Value is not { } taken)
        {
            log.TurnedAway(answer.Problem);
        }
        else if (taken.JoinedTo is { } primary)
        {
            log.Reported(taken, []);
            if (_primaries.TryGetValue(primary, out var joins))
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
            log.Reported(taken, Plan(log, taken));
            _primaries[log.Id] = (log, []);
        }

        Wait(log, _logs.Count);
    }

    private IReadOnlyList<PlannedStep> Plan(CaseLog log, CaseBody taken)
    {
        var plan = CasePlan.For(
            log.Row,
            log.Code,
            Draws.For(log.Id, options.Seed, options.Rework),
            durations,
            taken.Due ?? taken.Parties?.Max(static duty => duty.Due));
        return taken.Lead is { } lead && options.Asleep?.Contains(lead.Key) == true ? CasePlan.Unanswered(plan) : plan;
    }

    /// <summary>
    /// What joined a case that turned out to be none stands by itself, once the city has told it, and is worked on from
    /// then.
    /// </summary>
    private async Task StandAlone(CaseLog joined, DateTimeOffset from, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < Looks; attempt++)
        {
            if ((await door.View(joined.Id, from, cancel)).Value is { JoinedTo: null } found)
            {
                joined.StoodAlone(
                    found,
                    Plan(joined, found).Select(step => step with { At = step.At > from ? step.At : from }));
                _standing.Enqueue(joined);
                return;
            }

            await Task.Delay(BetweenLooks, time, cancel);
        }
    }

    private static bool IsNone(CaseLog log) => log.Stage is CaseStage.Refused or CaseStage.Voided;

    /// <summary>
    /// Everything up to a time; where departments sleep, midnight by midnight, so that time has its say.
    /// </summary>
    private async Task TimeUntil(DateTimeOffset until, CancellationToken cancel)
    {
        for (; options.Asleep is not null && _midnight <= until; _midnight = _midnight.AddDays(1))
        {
            await StepsUntil(_midnight, cancel);
            await door.Pass(_midnight, cancel);
        }

        await StepsUntil(until, cancel);
    }

    private async Task StepsUntil(DateTimeOffset until, CancellationToken cancel)
    {
        do
        {
            await StepsOnce(until, cancel);
        }
        while (_ahead.TryPeek(out _, out var next) && next.At <= until); // what stands by itself by now
    }

    private async Task StepsOnce(DateTimeOffset until, CancellationToken cancel)
    {
        _due.Clear();
        while (_ahead.TryPeek(out var log, out var next) && next.At <= until)
        {
            _due.Add(log);
            _ahead.Dequeue();
        }

        if (_due.Count == 1)
        {
            await Steps(_due[0], until, cancel);
        }
        else if (_due.Count > 1)
        {
            await Parallel.ForEachAsync(
                _due,
                new ParallelOptions { MaxDegreeOfParallelism = options.Parallel, CancellationToken = cancel },
                async (log, token) => await Steps(log, until, token));
        }

        for (var i = 0; i < _due.Count; i++)
        {
            Wait(_due[i], i);
        }

        while (_standing.TryDequeue(out var log))
        {
            _primaries.TryAdd(log.Id, (log, []));
            Wait(log, _logs.Count);
        }
    }

    /// <summary>Everything of one case up to a time, in order.</summary>
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
                if (IsNone(log) && _primaries.TryGetValue(log.Id, out var joins))
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

    /// <summary>Somebody else has taken the step, or one beyond it.</summary>
    private static bool IsDone(ProblemBody? problem) =>
        problem is { Status: 409, Code: { } code }
        && (code.StartsWith("case.already", StringComparison.Ordinal) || code == "case.pastVerifying");

    private void Wait(CaseLog log, int order)
    {
        if (log.Ahead.TryPeek(out var next))
        {
            _ahead.Enqueue(log, (next.At, order));
        }

        _ = log.Open ? _open.Add(log) : _open.Remove(log);
    }

    private async Task Pacing(DateTimeOffset cityTime, CancellationToken cancel)
    {
        if (options.Speed is not { } speed)
        {
            return;
        }

        var early = ((cityTime - _first) / speed) - time.GetElapsedTime(_started);
        if (early > TimeSpan.Zero)
        {
            await Task.Delay(early, time, cancel);
        }
    }
}

/// <summary>How a run goes about it.</summary>
/// <param name="Until">City time after which nothing more is done; what is open then stays open.</param>
/// <param name="Rework">返工: share of cases whose first check fails.</param>
/// <param name="Speed">City seconds per second; null for as fast as the city answers.</param>
/// <param name="Parallel">Steps of different cases under way at once.</param>
/// <param name="Asleep">
/// Departments that do nothing with what they are sent; given, time passes in the city at every midnight. Null for a
/// city in which all work.
/// </param>
internal sealed record RunOptions(
    int Seed,
    DateTimeOffset Until,
    double Rework,
    double? Speed,
    int Parallel,
    IReadOnlySet<string>? Asleep = null);

/// <summary>Where a run stands.</summary>
internal readonly record struct Pace(DateTimeOffset CityTime, int Reports, long Requests, int Open);
