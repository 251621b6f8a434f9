using Grid.City;
using Grid.Counties;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Ledger.Partitions;
using Grid.Standing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Storage;

namespace Grid.Patrols;

/// <summary>
/// Calls each beat of its partition when one of its windows has closed, and each party when what it owes by itself was
/// due. The plan is pure and the check-ins and checks are in the ledger, so the beat or the party decides what was
/// missed, and records each once, however often it is called. When a watch dies, the next activation begins at the
/// saved position; nothing is lost or sent twice.
/// </summary>
[GrainType("patrol-watch"), PartitionPlacement]
internal sealed partial class PatrolWatchGrain(
    [PersistentState("watch", "snapshots")] IPersistentState<WatchState> kept,
    RegisterFollower registers,
    CityClock clock,
    IOptions<LedgerOptions> ledger,
    IOptions<PatrolOptions> options,
    ILogger<PatrolWatchGrain> log)
    : Grain, IPatrolWatchGrain, IRemindable
{
    private const string Awake = "awake";
    private const int AtOnce = 256;

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SaveEvery = TimeSpan.FromMinutes(15);

    private DateTimeOffset? until;
    // By county: no window closes before this time, while neither its calendar nor its beats change.
    private readonly Dictionary<string, (long Rules, long Beats, DateTimeOffset At)> next = [];
    private bool reminded;

    private int Share => (int)this.GetPrimaryKeyLong();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        until = kept.State.Until;
        this.RegisterGrainTimer(Tick, new() { DueTime = TimeSpan.Zero, Period = Beat, KeepAlive = true });
        return Task.CompletedTask;
    }

    public Task Wake() => Task.CompletedTask; // the call itself activates the grain

    // The call itself activates the grain.
    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;

    public async Task<bool> PassUntil(DateTimeOffset now)
    {
        var from = until is { } read && read > now - options.Value.LookBack ? read : now - options.Value.LookBack;
        var closed = new List<(DateOnly Day, string What, Func<Task> Pass)>();
        var looked = new List<(County County, DateTimeOffset At)>();
        foreach (var county in registers.Current.Counties.Where(static county => !county.Rules.IsServedElsewhere))
        {
            var known = next.GetValueOrDefault(county.Code ?? "");
            if ((known.Rules, known.Beats) != (county.Rules.Version, county.Beats.Version) || now >= known.At)
            {
                looked.Add((county, Look(county, from, now, closed)));
            }
        }

        clock.ActAt(now);
        foreach (var some in closed.OrderBy(static one => one.Day).Chunk(AtOnce))
        {
            if (!(await Task.WhenAll(some.Select(Pass))).All(static noted => noted))
            {
                return false; // the watch looks at it again at the next beat
            }
        }

        until = now;
        foreach (var (county, coming) in looked)
        {
            next[county.Code ?? ""] = (county.Rules.Version, county.Beats.Version, coming);
        }

        if (closed.Count > 0 && !(now - kept.State.Until < SaveEvery))
        {
            await Save();
        }

        return true;
    }

    /// <summary>
    /// Adds the windows of a county's beats that closed and the standing obligations that were due, and says when the
    /// next one is.
    /// </summary>
    private DateTimeOffset Look(
        County county,
        DateTimeOffset from,
        DateTimeOffset now,
        List<(DateOnly Day, string What, Func<Task> Pass)> closed)
    {
        var coming = Standing(county, from, now, closed);
        var (first, last) = (county.DayOf(from).AddDays(-2), county.DayOf(now).AddDays(1));
        foreach (var beat in county.Beats.All.Where(beat => ledger.Value.PartitionOf(beat.Code) == Share))
        {
            for (var day = first; day <= last; day = day.AddDays(1))
            {
                var windows = PatrolPlan.On(beat.Data, day, county.Calendar).ToList();
                if (windows.Exists(window =>
                    window.Closes > from && window.Closes <= now && PatrolRules.Counts(beat, window)))
                {
                    var on = day;
                    closed.Add((
                        on, $"beat/{beat.Code}", () => GrainFactory.GetGrain<IBeatTime>(beat.Code).Pass(on)));
                }

                foreach (var window in windows.Where(window => window.Closes > now && window.Closes < coming))
                {
                    coming = window.Closes;
                }
            }
        }

        return coming;
    }

    /// <summary>
    /// Adds what parties of this share owed by themselves and was due. What becomes no finding is not looked at:
    /// whether it was met is computed when somebody asks.
    /// </summary>
    private DateTimeOffset Standing(
        County county,
        DateTimeOffset from,
        DateTimeOffset now,
        List<(DateOnly Day, string What, Func<Task> Pass)> closed)
    {
        var coming = now.AddDays(1);
        foreach (var row in county.Rules.Standing.Rows.Where(static row => row.Lapse is not null))
        {
            foreach (var period in StandingRules.DueBetween(row, county.Calendar, from, now))
            {
                closed.AddRange(county.Standing.All
                    .Where(party => ledger.Value.PartitionOf(party.Party.Key) == Share
                        && StandingRules.Owes(row, party, period, county) is not null)
                    .Select(party => (period.First, $"{party.Party} {row.Rule}", (Func<Task>)(() =>
                        GrainFactory.GetGrain<IStandingTime>(party.Party.ToString()).Pass(row.Rule, period.First)))));
            }

            coming = StandingRules.NextDue(row, county.Calendar, now, coming) ?? coming;
        }

        return coming;
    }

    private async Task Tick(CancellationToken cancel)
    {
        try
        {
            if (!reminded)
            {
                reminded = true;
                this.KeepAwake(Awake, Unreminded).Ignore();
            }

            if (!clock.Driven)
            {
                await PassUntil(clock.GetUtcNow());
            }
        }
        catch (Exception wrong) when (!cancel.IsCancellationRequested)
        {
            LogHeldUp(wrong, Share);
        }
    }

    private void Unreminded(Exception wrong)
    {
        LogHeldUp(wrong, Share);
        reminded = false; // asked for again at the next beat
    }

    private async Task<bool> Pass((DateOnly Day, string What, Func<Task> Pass) one)
    {
        try
        {
            await one.Pass();
            return true;
        }
        catch (Exception wrong)
        {
            LogUnanswered(wrong, one.What, one.Day);
            return false;
        }
    }

    private async Task Save()
    {
        try
        {
            kept.State = new() { Until = until };
            await kept.WriteStateAsync();
        }
        catch (InconsistentStateException)
        {
            LogRaced(Share);
            DeactivateOnIdle();
        }
    }
}

/// <summary>
/// The time up to which the watch has recorded closed windows. If it is lost, the watch only looks at known days again.
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.patrol.watch.state")]
internal sealed record WatchState
{
    [Id(0)] public DateTimeOffset? Until { get; init; }
}
