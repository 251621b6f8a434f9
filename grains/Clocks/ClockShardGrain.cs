using Grid.Cases;
using Grid.City;
using Grid.Counties;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Ledger.Consumers;
using Grid.Ledger.Streams;
using Grid.Parties;
using Grid.ReadModel;
using Grid.Rulebook;
using Grid.Worklists;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace Grid.Clocks;

/// <summary>
/// Consumes a partition of the ledger, keeps for each open case its next due time, and calls the case at that time. The
/// case decides; its record comes back with the ledger. Nothing is lost when a shard ends: the next activation reads
/// the snapshot, and from the ledger the records after it.
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
    private readonly OwedSteps owed = new();

    // Cases to call again after a while. The while is counted by the machine's running time: a clock that is ahead and
    // is set back would put the call off until it comes there again.
    private readonly HashSet<Guid> again = [];
    private long calledAgain;
    private long rulesVersion = -1, registersVersion = -1;
    private bool reminded;
    private int unsaved, unsavedBefore;

    /// <summary>
    /// A case whose records cannot be read becomes a dead letter where its record is received; any other failure is a
    /// transient fault of the machines.
    /// </summary>
    protected override bool PassesOver => false;

    private ShardSnapshot State => snapshot.State;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (State.Shape < ShardSnapshot.Counted)
        {
            // What an earlier version stored counts not all steps of posts. The shard reads its partition again.
            (State.Shape, State.Seen) = (ShardSnapshot.Counted, 0);
            (State.Cases, State.Ended, State.Files) = ([], [], []);
        }

        foreach (var (id, times) in State.Cases.ToList())
        {
            State.Cases[id] = times with
            {
                Cell = string.Intern(times.Cell),
                Class = string.Intern(times.Class),
                Channel = string.Intern(times.Channel),
                Lead = string.Intern(times.Lead),
                County = times.County is { } county ? string.Intern(county) : null,
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

    // The call itself activates the grain.
    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;

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

    public async Task<DeadlineMoves> Moves(TableData table, int most)
    {
        await CatchUp();
        var region = registers.Current;
        var county = region.Of(table.County);
        var now = county.Rules;
        var then = now.With(now.Version, table);
        var moves = State.Cases
            .Where(held => region.Of(held.Value.County) == county)
            .SelectMany(held => ClockRules.Moves(held.Value, now, then)
                .Select(move => new DeadlineMove(held.Key, move.Clock, move.From, move.To)))
            .ToList();
        return DeadlineMoves.Of([new(moves.Count, moves)], most);
    }

    public async Task<DueSteps> Owed(StepGroup group, DateTimeOffset now, DueStep? after, int most)
    {
        await CatchUp();
        Reschedule();
        var (total, late, items) = owed.Of(group, now, after, most);
        return new(
            total,
            late,
            items,
            [
                .. StepCount.Clocks
                    .Where(clock => State.Ended.ContainsKey(new(group, clock)))
                    .Select(clock => State.Ended[new(group, clock)].Of(clock)),
            ]);
    }

    public override Task<Retried> Retry() => DeadLetters.Retry(TryAgain);

    protected override async Task Receive(IReadOnlyList<LedgerRecord> records)
    {
        var region = registers.Current;
        foreach (var record in records)
        {
            if (record.Position.Position <= State.Seen)
            {
                continue;
            }

            if (CaseRules.CaseOf(record.Source) is { } id)
            {
                await Apply(id, record, region);
            }
            else if ((State.Files.GetValueOrDefault(record.Source) ?? KeptFile.Of(record.Source)) is { } file)
            {
                await Apply(file, record, region);
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
            if (letter.Party.Kind != EntityKind.Case)
            {
                await KeepAgain(letter);
                return true;
            }

            var (id, times) = (Guid.Parse(letter.Party.Key), await Times(letter.Party.ToString(), State.Seen));
            var county = registers.Current.Of(times.County);
            Keep(id, times, WorkRules.All(id, times, county.Rules), county);
            unsaved++;
            return true;
        }
        catch (Exception wrong) when (!TransientFaults.IsTransient(wrong))
        {
            LogRetryFailed(letter.Party, letter.Position, wrong.GetType().Name);
            return false;
        }
    }

    /// <summary>
    /// Looks a few times a second whether a case is due. A case that it cannot call now it calls at the next beat.
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
            if (again.Count > 0 && time.GetElapsedTime(calledAgain) >= Again)
            {
                foreach (var id in again)
                {
                    heap.SetNoLater(id, DateTimeOffset.MinValue);
                }

                again.Clear();
                calledAgain = began;
            }

            while (heap.Earliest <= clock.GetUtcNow().UtcTicks && time.GetElapsedTime(began) < Again)
            {
                // A case that does not answer delays no other case: the shard calls it again when its call has ended.
                await Task.WhenAny(NotifyCase(clock.GetUtcNow()), Task.Delay(Again, time, cancel));
            }
        }
    }

    /// <summary>
    /// Now and then: saves a snapshot when no record came since the last look, and ensures that a reminder wakes the
    /// shard.
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
        reminded = false; // the shard asks for it again when it settles next
    }

    /// <summary>
    /// A case whose record cannot be read has no clocks until it can be read: they would report deadlines that are not
    /// true.
    /// </summary>
    private async Task Apply(Guid id, LedgerRecord record, Region region)
    {
        try
        {
            if ((record.Version == 1 ? new() : State.Cases.GetValueOrDefault(id) ?? await Read(record)) is { } before)
            {
                var happened = EventCodec.Read(record);
                var after = CaseTimes.Apply(before, happened);
                var county = region.Of(after.County);
                var steps = WorkRules.All(id, after, county.Rules);
                Count(WorkRules.Ended(id, before, after, steps, happened, county.Rules), county);
                Keep(id, after, steps, county);
            }
        }
        catch (Exception wrong) when (!TransientFaults.IsTransient(wrong))
        {
            await DeadLetters.Add(StoredParty.Read(record.Source), record.Position, wrong);
            LogDeadLetter(wrong, id, record.Position);
            State.Cases.Remove(id);
            heap.Set(id, null);
            owed.Set(id, "", []);
        }
    }

    /// <summary>Counts the steps of posts that an event ended, by post and by unit.</summary>
    private void Count(IEnumerable<(DueStep Step, EndedSteps Change)> ended, County county)
    {
        foreach (var (step, change) in ended)
        {
            foreach (var group in StepGroup.Of(county.Code ?? "", step))
            {
                var key = new StepCount(group, step.Clock);
                State.Ended[key] = State.Ended.GetValueOrDefault(key).Plus(change);
            }
        }
    }

    /// <summary>
    /// The times of a case that had ended and begins again, or is contested, are read from its records; any other event
    /// of an ended case changes no clock.
    /// </summary>
    private async Task<CaseTimes?> Read(LedgerRecord record)
    {
        if (EventCodec.Read(record) is not (CaseReopened or CaseFollowed or CaseSplit or CaseAppealed))
        {
            return null;
        }

        return await Times(record.Source, record.Position.Position - 1);
    }

    /// <summary>The times of a case as its records up to a position make them.</summary>
    private async Task<CaseTimes> Times(string source, long upTo) =>
        (await ledger.ReadSource(source))
            .Where(record => record.Position.Position <= upTo)
            .Select(EventCodec.Read)
            .Aggregate(new CaseTimes(), CaseTimes.Apply);

    private void Keep(Guid id, CaseTimes times, IReadOnlyList<DueStep> steps, County county)
    {
        var next = ClockRules.Next(times, county.Rules);
        heap.Set(id, next?.Call);
        owed.Set(id, county.Code ?? "", WorkRules.Running(times, steps, county.Rules));

        // A step that a post owes stays its own after the last notice too.
        if (next is null && !CaseRules.IsOpen(times.Stage) && !owed.Has(id))
        {
            State.Cases.Remove(id);
        }
        else
        {
            State.Cases[id] = times;
        }
    }

    /// <summary>
    /// Computes the due times of a county again whose rulebook or zone changed: another rulebook gives other due times.
    /// </summary>
    private void Reschedule()
    {
        var region = registers.Current;
        if (region.Version != registersVersion)
        {
            // Another holder of a shop ends what the former one owed; another rulebook moves due times.
            foreach (var (source, file) in State.Files)
            {
                Owe(source, file, region);
            }

            registersVersion = region.Version;
        }

        if (region.RulesVersion == rulesVersion)
        {
            return;
        }

        foreach (var (id, times) in State.Cases)
        {
            if (region.Of(times.County) is var county && county.Rules.Version > rulesVersion)
            {
                heap.Set(id, ClockRules.Next(times, county.Rules)?.Call);
                owed.Set(id, county.Code ?? "", WorkRules.Of(id, times, county.Rules));
            }
        }

        rulesVersion = region.RulesVersion;
    }

    private Task NotifyCase(DateTimeOffset now)
    {
        clock.ActAt(now);
        return Task.WhenAll(heap.TakeDue(now, AtOnce).Select(id => NotifyCase(id, now)));
    }

    /// <summary>
    /// The case answers when to call it next. A record that the shard received during the call may have moved that
    /// time. The earlier of the two counts: a case that is called too early records nothing, and a case that is called
    /// too late is overdue without a notice.
    /// </summary>
    private async Task NotifyCase(Guid id, DateTimeOffset now)
    {
        try
        {
            heap.SetNoLater(id, await GrainFactory.GetGrain<ICaseTime>(id).Pass());
            if (State.Cases.TryGetValue(id, out var times)
                && RevisionRules.First(times, registers.Current.Of(times.County).Rules) is not null)
            {
                // Its record is on the way here, or its silo has not read the notice yet.
                CallAgain(id, now);
            }
        }
        catch (Exception wrong)
        {
            LogUnanswered(wrong, id);
            CallAgain(id, now);
        }
    }

    private void CallAgain(Guid id, DateTimeOffset now)
    {
        if (clock.Driven)
        {
            heap.SetNoLater(id, now);
        }
        else
        {
            again.Add(id);
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
