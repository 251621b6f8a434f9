using Grid.Cases;
using Grid.City;
using Grid.Counties;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Ledger.Consumers;
using Grid.Ledger.Streams;
using Grid.ReadModel;
using Grid.Rulebook;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace Grid.Clocks;

/// <summary>
/// Consumes a partition of the ledger, keeps for each open case when something is due next, and knocks at the case
/// then. The case decides; what it records comes back with the ledger. Nothing is lost with a shard: the next
/// activation reads its snapshot, and from the ledger what came after it.
/// </summary>
[GrainType("clock-shard")]
internal sealed partial class ClockShardGrain(
    ConsumerServices services,
    [PersistentState("clocks", "snapshots")] IPersistentState<ShardSnapshot> snapshot,
    ILedgerStore ledger,
    RegisterFollower registers,
    CityClock clock,
    TimeProvider time,
    ILogger<ClockShardGrain> log)
    : LedgerConsumerGrain(services), IClockShardGrain, IRemindable
{
    public const string Name = "grid.clocks";

    private const string Awake = "awake";
    private const int AtOnce = 512, SnapshotEvery = 4096, MostUnsaved = 16_384;

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(500);

    private readonly DueHeap heap = new();
    private long rulesVersion = -1;
    private bool reminded;
    private int unsaved, unsavedBefore;

    /// <summary>
    /// A case that cannot be understood is set aside where it is received; what else goes wrong is trouble of the
    /// machines.
    /// </summary>
    protected override bool PassesOver => false;

    private ShardSnapshot State => snapshot.State;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        foreach (var (id, times) in State.Cases.ToList())
        {
            State.Cases[id] = times with
            {
                Class = string.Intern(times.Class),
                Channel = string.Intern(times.Channel),
                Lead = string.Intern(times.Lead),
                Limit = LimitInterning.Of(times.Limit),
            };
        }

        KeepLevel(() => Task.FromResult(State.Seen), Beat, Slice, Tick);
        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (unsaved > 0)
        {
            await Save();
        }
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask; // awake

    public async Task<bool> PassUntil(DateTimeOffset now)
    {
        var began = time.GetTimestamp();
        do
        {
            await CatchUp();
            Reschedule();
            if (!(heap.Earliest <= now.UtcTicks))
            {
                return true;
            }

            await NotifyCase(now);
        }
        while (time.GetElapsedTime(began) < Turn);

        return false;
    }

    public Task<ShardFigures> Figures() => Task.FromResult(new ShardFigures(
        State.Cases.Count,
        heap.Count,
        heap.Earliest is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null,
        State.Seen));

    public override Task<Retried> Retry() => DeadLetters.Retry(TryAgain);

    protected override async Task Receive(IReadOnlyList<LedgerRecord> records)
    {
        var rules = registers.Current.Rules;
        foreach (var record in records)
        {
            if (record.Position.Position <= State.Seen)
            {
                continue;
            }

            if (CaseRules.CaseOf(record.Source) is { } id)
            {
                await Apply(id, record, rules);
            }

            State.Seen = record.Position.Position;
            unsaved++;
        }

        if (unsaved >= Math.Clamp(State.Cases.Count / 4, SnapshotEvery, MostUnsaved))
        {
            await Save();
        }
    }

    private async Task<bool> TryAgain(DeadLetter letter)
    {
        try
        {
            Keep(
                Guid.Parse(letter.Party.Key),
                await Times(letter.Party.ToString(), State.Seen),
                registers.Current.Rules);
            unsaved++;
            return true;
        }
        catch (Exception wrong) when (!TransientFaults.IsTransient(wrong))
        {
            LogStillAside(letter.Party, letter.Position, wrong.GetType().Name);
            return false;
        }
    }

    /// <summary>
    /// A few times a second: looks whether anything is due. What it cannot do now it does at the next beat.
    /// </summary>
    private async Task Tick(bool level, CancellationToken cancel)
    {
        if (level)
        {
            await Settle();
        }

        Reschedule();
        if (!clock.Driven)
        {
            var began = time.GetTimestamp();
            while (heap.Earliest <= clock.GetUtcNow().UtcTicks && time.GetElapsedTime(began) < Again)
            {
                // A case that does not answer keeps no other waiting: it is knocked at again when its call has ended.
                await Task.WhenAny(NotifyCase(clock.GetUtcNow()), Task.Delay(Again, time, cancel));
            }
        }
    }

    /// <summary>
    /// Now and then: saves a snapshot when nothing came since the last time, and sees that a reminder wakes the shard.
    /// </summary>
    private async Task Settle()
    {
        if (unsaved > 0 && unsaved == unsavedBefore)
        {
            await Save();
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
        LogUnreminded(wrong, Partition);
        reminded = false; // it is asked for again when the shard settles next
    }

    /// <summary>
    /// A case whose record cannot be understood has no clocks until it can: they would ring for what is not so.
    /// </summary>
    private async Task Apply(Guid id, LedgerRecord record, Rules rules)
    {
        try
        {
            if ((record.Version == 1 ? new() : State.Cases.GetValueOrDefault(id) ?? await Read(record)) is { } before)
            {
                Keep(id, CaseTimes.Apply(before, EventCodec.Read(record)), rules);
            }
        }
        catch (Exception wrong) when (!TransientFaults.IsTransient(wrong))
        {
            await DeadLetters.Add(StoredParty.Read(record.Source), record.Position, wrong);
            LogSetAside(wrong, id, record.Position);
            State.Cases.Remove(id);
            heap.Set(id, null);
        }
    }

    /// <summary>
    /// A case that was over and begins again is read from its record; whatever else happens to one that is over is
    /// nothing to its clocks.
    /// </summary>
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
        (await ledger.ReadSource(source))
            .Where(record => record.Position.Position <= upTo)
            .Select(EventCodec.Read)
            .Aggregate(new CaseTimes(), CaseTimes.Apply);

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
    private void Reschedule()
    {
        var rules = registers.Current.Rules;
        if (rules.Version != rulesVersion)
        {
            foreach (var (id, times) in State.Cases)
            {
                heap.Set(id, ClockRules.Next(times, rules)?.Due);
            }

            rulesVersion = rules.Version;
        }
    }

    private Task NotifyCase(DateTimeOffset now)
    {
        if (clock.Driven)
        {
            RequestContext.Set(DrivenTime.Context, now.UtcTicks);
        }

        return Task.WhenAll(heap.TakeDue(now, AtOnce).Select(id => NotifyCase(id, now)));
    }

    /// <summary>
    /// The case says when to come again. A record that was taken while the case was asked may have moved that time: the
    /// earlier of the two counts, because a case that is asked too early records nothing, and one that is asked too
    /// late is overdue without a notice.
    /// </summary>
    private async Task NotifyCase(Guid id, DateTimeOffset now)
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
}
