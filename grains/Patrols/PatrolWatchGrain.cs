using Grid.City;
using Grid.Counties;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Ledger.Partitions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Storage;

namespace Grid.Patrols;

/// <summary>
/// Calls each beat of its partition when one of its windows has closed. The plan is pure and the check-ins are in the
/// ledger, so the beat decides which windows were missed, and records each once, however often it is called. When a
/// watch dies, the next activation begins at the saved position; nothing is lost or sent twice.
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
    // No window closes before this time, while neither the calendar nor the beats change.
    private (long Rules, long Beats, DateTimeOffset At)? next;
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
        var region = registers.Current;
        var (rules, beats) = (region.RulesVersion, region.BeatsVersion);
        if (next is { } known && known.Rules == rules && known.Beats == beats && now < known.At)
        {
            return true;
        }

        var from = until is { } read && read > now - options.Value.LookBack ? read : now - options.Value.LookBack;
        var (closed, coming) = (new HashSet<(string Code, DateOnly Day)>(), now.AddDays(1));
        foreach (var (calendar, beat) in region.Counties
            .SelectMany(static county => county.Beats.All.Select(beat => (county.Calendar, beat)))
            .Where(one => ledger.Value.PartitionOf(one.beat.Code) == Share))
        {
            var (first, last) = (calendar.DayOf(from).AddDays(-2), calendar.DayOf(now).AddDays(1));
            for (var day = first; day <= last; day = day.AddDays(1))
            {
                foreach (var window in PatrolPlan.On(beat.Data, day, calendar))
                {
                    if (window.Closes > from && window.Closes <= now && PatrolRules.Counts(beat, window))
                    {
                        closed.Add((beat.Code, day));
                    }
                    else if (window.Closes > now && window.Closes < coming)
                    {
                        coming = window.Closes;
                    }
                }
            }
        }

        clock.ActAt(now);
        foreach (var some in closed.OrderBy(static one => one.Day).Chunk(AtOnce))
        {
            if (!(await Task.WhenAll(some.Select(one => Pass(one.Code, one.Day)))).All(static noted => noted))
            {
                return false; // the watch looks at it again at the next beat
            }
        }

        until = now;
        next = (rules, beats, coming);
        if (closed.Count > 0 && !(now - kept.State.Until < SaveEvery))
        {
            await Save();
        }

        return true;
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

    private async Task<bool> Pass(string beat, DateOnly day)
    {
        try
        {
            await GrainFactory.GetGrain<IBeatTime>(beat).Pass(day);
            return true;
        }
        catch (Exception wrong)
        {
            LogUnanswered(wrong, beat, day);
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
