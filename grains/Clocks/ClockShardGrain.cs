using Grid.Cases;
using Grid.City;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Ledger.Partitions;
using Grid.Ledger.Streams;
using Grid.Parties;
using Grid.ReadModel;
using Grid.Rulebook;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace Grid.Clocks;

/// <summary>
/// Follows a partition of the ledger like any party (snapshot and tail), keeps for each open case when something is due next, and
/// knocks at the case then. The case decides; what it records comes back with the ledger. Nothing is lost with the shard: whoever
/// takes its place reads the same.
/// </summary>
[GrainType(Followers.ClockShard), PartitionPlacement, ImplicitStreamSubscription(LedgerStreams.Clocks)]
internal sealed partial class ClockShardGrain(
    [PersistentState("clocks", "snapshots")] IPersistentState<ShardSnapshot> snapshot,
    ILedgerStore ledger,
    CityMap city,
    CityClock clock,
    TimeProvider time,
    ILogger<ClockShardGrain> log)
    : Grain, IClockShardGrain, IFollower, IRemindable, IStreamSubscriptionObserver, IAsyncObserver<LedgerPage>
{
    private const string Awake = "awake";
    private const int Page = 2048, AtOnce = 512, MostTriedAgain = 1000, SnapshotEvery = 4096, MostUnsaved = 16_384;

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(500);

    private readonly DueHeap heap = new();
    private long rulesVersion = -1;
    private long? looked;
    private bool reminded;
    private int unsaved, unsavedBefore;

    private int Partition => (int)this.GetPrimaryKeyLong();

    private ShardSnapshot State => snapshot.State;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        foreach (var (id, times) in State.Cases.ToList())
        {
            State.Cases[id] = times with { Class = string.Intern(times.Class), Channel = string.Intern(times.Channel), Lead = string.Intern(times.Lead), Limit = Pool.Of(times.Limit) };
        }

        this.RegisterGrainTimer(Tick, new() { DueTime = TimeSpan.Zero, Period = Beat, KeepAlive = true });
        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (unsaved > 0)
        {
            await Save();
        }
    }

    public Task Wake() => Task.CompletedTask; // awake

    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask; // awake

    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) => handleFactory.Create<LedgerPage>().ResumeAsync(this);

    public async Task OnNextAsync(LedgerPage item, StreamSequenceToken? token = null)
    {
        if (item.Records[0].Position.Position > State.Seen + 1)
        {
            await CatchUp(item.Records[0].Position.Position - 1);
        }

        await Take(item.Records);
    }

    public Task OnErrorAsync(Exception ex) => Task.CompletedTask; // the stream delivers again

    public async Task<bool> PassUntil(DateTimeOffset now)
    {
        var began = time.GetTimestamp();
        do
        {
            await CatchUp((await ledger.Heads())[Partition]);
            Reckon();
            if (!(heap.Earliest <= now.UtcTicks))
            {
                return true;
            }

            await Knock(now);
        }
        while (time.GetElapsedTime(began) < Turn);

        return false;
    }

    public Task<ShardFigures> Figures() => Task.FromResult(new ShardFigures(
        State.Cases.Count, heap.Count, heap.Earliest is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null, State.Seen));

    public async Task<Retried> Retry()
    {
        var letters = await ledger.DeadLetters(Follower.Clocks, Partition, MostTriedAgain);
        var taken = 0;
        foreach (var letter in letters)
        {
            try
            {
                Keep(Guid.Parse(letter.Party.Key), await Times(letter.Party.ToString(), State.Seen), city.Rules);
            }
            catch (Exception wrong) when (!Machine.Fails(wrong))
            {
                LogStillAside(letter.Party, letter.Position, wrong.GetType().Name);
                continue;
            }

            unsaved++;
            await ledger.RemoveDeadLetter(letter);
            taken++;
        }

        return new(letters.Count, taken);
    }

    /// <summary>A few times a second: looks whether anything is due. What it cannot do now it does at the next beat.</summary>
    private async Task Tick(CancellationToken cancel)
    {
        try
        {
            await LookRound();
            Reckon();
            if (!clock.Driven)
            {
                var began = time.GetTimestamp();
                while (heap.Earliest <= clock.GetUtcNow().UtcTicks && time.GetElapsedTime(began) < Again)
                {
                    // One that does not answer keeps nobody else waiting: it is knocked at again when its call has ended.
                    await Task.WhenAny(Knock(clock.GetUtcNow()), Task.Delay(Again, time, cancel));
                }
            }
        }
        catch (Exception wrong) when (!cancel.IsCancellationRequested)
        {
            LogHeldUp(wrong, Partition);
        }
    }

    /// <summary>At first, and now and then: the stream brings what is new to it, which need not be all that is new to a shard that took another's place.</summary>
    private async Task LookRound()
    {
        if (looked is { } last && time.GetElapsedTime(last) < Look)
        {
            return;
        }

        if (!await CatchUp((await ledger.Heads())[Partition], Slice))
        {
            return; // what is known to be due need not wait for the rest
        }

        if (looked is null)
        {
            await Retry(); // whoever set it aside may have been of an earlier version
        }

        looked = time.GetTimestamp();
        if (unsaved > 0 && unsaved == unsavedBefore)
        {
            await Save(); // it is quiet
        }

        unsavedBefore = unsaved;
        if (!reminded)
        {
            reminded = true;
            this.KeepAwake(Awake, Unreminded).Ignore();
        }
    }

    private void Unreminded(Exception wrong)
    {
        LogHeldUp(wrong, Partition);
        reminded = false; // at the next look round
    }

    /// <returns>Whether it came so far in the time it has.</returns>
    private async Task<bool> CatchUp(long upTo, TimeSpan? within = null)
    {
        var began = time.GetTimestamp();
        while (State.Seen < upTo && await ledger.Read(Partition, State.Seen, Page) is { Count: > 0 } read)
        {
            await Take(read);
            if (time.GetElapsedTime(began) > within)
            {
                break;
            }
        }

        return State.Seen >= upTo;
    }

    private async Task Take(IReadOnlyList<LedgerRecord> records)
    {
        var rules = city.Rules;
        foreach (var record in records)
        {
            if (record.Position.Position <= State.Seen)
            {
                continue;
            }

            if (CaseRules.CaseOf(record.Source) is { } id)
            {
                await Take(id, record, rules);
            }

            State.Seen = record.Position.Position;
            unsaved++;
        }

        if (unsaved >= Math.Clamp(State.Cases.Count / 4, SnapshotEvery, MostUnsaved))
        {
            await Save();
        }
    }

    /// <summary>A case whose record cannot be understood has no clocks until it can: they would ring for what is not so.</summary>
    private async Task Take(Guid id, LedgerRecord record, Rules rules)
    {
        try
        {
            if ((record.Version == 1 ? new() : State.Cases.GetValueOrDefault(id) ?? await Read(record)) is { } before)
            {
                Keep(id, CaseTimes.Apply(before, EventCodec.Read(record)), rules);
            }
        }
        catch (Exception wrong) when (!Machine.Fails(wrong))
        {
            await ledger.AddDeadLetter(new(StoredParty.Read(record.Source), record.Position, DeadLetterReason.Of(wrong), time.GetUtcNow(), Follower.Clocks));
            LogSetAside(wrong, id, record.Position);
            State.Cases.Remove(id);
            heap.Set(id, null);
        }
    }

    /// <summary>A case that was over and begins again is read from its record; whatever else happens to one that is over is nothing to its clocks.</summary>
    private async Task<CaseTimes?> Read(LedgerRecord record)
    {
        if (EventCodec.Read(record) is not (CaseReopened or CaseFollowed or CaseSplit))
        {
            return null;
        }

        return await Times(record.Source, record.Position.Position - 1);
    }

    /// <summary>A case's clocks as its record made them up to a position.</summary>
    private async Task<CaseTimes> Times(string source, long upTo) =>
        (await ledger.ReadSource(source)).Where(record => record.Position.Position <= upTo).Select(EventCodec.Read).Aggregate(new CaseTimes(), CaseTimes.Apply);

    private void Keep(Guid id, CaseTimes times, Rules rules)
    {
        var next = ClockRules.Next(times, rules);
        heap.Set(id, next?.Due);
        if (next is null && !CaseRules.IsOpen(times.Stage))
        {
            State.Cases.Remove(id);
        }
        else
        {
            State.Cases[id] = times;
        }
    }

    /// <summary>By another rulebook everything is due at another time.</summary>
    private void Reckon()
    {
        var rules = city.Rules;
        if (rules.Version != rulesVersion)
        {
            foreach (var (id, times) in State.Cases)
            {
                heap.Set(id, ClockRules.Next(times, rules)?.Due);
            }

            rulesVersion = rules.Version;
        }
    }

    private Task Knock(DateTimeOffset now)
    {
        if (clock.Driven)
        {
            RequestContext.Set(DrivenTime.Context, now.UtcTicks);
        }

        return Task.WhenAll(heap.Take(now, AtOnce).Select(id => Knock(id, now)));
    }

    /// <summary>
    /// The case says when to come again. A record that was taken while the case was asked may have moved that time: the earlier of the
    /// two counts, because a case that is asked too early records nothing, and one that is asked too late is overdue without a notice.
    /// </summary>
    private async Task Knock(Guid id, DateTimeOffset now)
    {
        try
        {
            heap.SetNoLater(id, await GrainFactory.GetGrain<ICaseTime>(id).Pass());
        }
        catch (Exception wrong)
        {
            LogUnanswered(wrong, id);
            heap.SetNoLater(id, clock.Driven ? now : now + Again);
        }
    }

    private async Task Save()
    {
        unsaved = 0;
        try
        {
            await snapshot.WriteStateAsync();
        }
        catch (InconsistentStateException)
        {
            LogSnapshotRaced(Partition);
            DeactivateOnIdle();
        }
    }

    [LoggerMessage(LogLevel.Warning, "The clocks of partition {Partition} are held up; trying again")]
    private partial void LogHeldUp(Exception wrong, int partition);

    [LoggerMessage(LogLevel.Error, "The clocks of case {Case} stand still: {Position} cannot be taken; it is kept as a dead letter")]
    private partial void LogSetAside(Exception wrong, Guid @case, LedgerPosition position);

    [LoggerMessage(LogLevel.Warning, "The clocks of {Case} still stand at {Position} ({Error}): it stays a dead letter")]
    private partial void LogStillAside(PartyRef @case, LedgerPosition position, string error);

    [LoggerMessage(LogLevel.Warning, "Time passed for case {Case} and it did not answer; knocking again")]
    private partial void LogUnanswered(Exception wrong, Guid @case);

    [LoggerMessage(LogLevel.Warning, "Snapshot of the clocks of partition {Partition} was written by another activation; leaving it to that one")]
    private partial void LogSnapshotRaced(int partition);
}
