using Grid.City;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Parties;
using Grid.Places;
using Grid.Registers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Grid.Counties;

/// <summary>
/// Follows the registers' partition of the ledger and publishes the <see cref="Region"/> that its entries describe. The
/// position read so far is the region's version. A thing is shown while it is in force: when its day comes, the
/// follower shows it, or shows it no more, without a record. One a silo.
/// </summary>
internal sealed partial class RegisterFollower(
    ILedgerStore store,
    IGrainFactory grains,
    IOptions<LedgerOptions> ledger,
    IOptions<CityOptions> options,
    CityClock clock,
    TimeProvider time,
    ILogger<RegisterFollower> log) : SiloLoop(log)
{
    private const int Page = 500, MostLetters = 1000;
    private static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // Many entries are made at once, and each asks where the registers end: one query answers all that wait.
    private readonly QueryBatcher<ValueTuple, long> heads = new(
        async asked =>
        {
            var head = (await store.Heads())[ledger.Value.RegisterPartition];
            return [.. asked.Select(_ => head)];
        },
        most: 1024);
    private readonly Lock gate = new();
    private readonly List<(long Position, TaskCompletionSource Seen)> waiting = [];
    private readonly Dictionary<EntityRef, (Registered Entry, DateTimeOffset At)> turning = [];
    private readonly PriorityQueue<EntityRef, DateTimeOffset> turns = new();
    private Task reading = Task.CompletedTask;
    private long position;
    private long nextTurn = long.MaxValue; // ticks of the city's time
    private volatile Region current = Region.Empty;

    /// <summary>
    /// The latest region, by the days of its counties: what ended yesterday is not shown today. A decision takes it
    /// once, so that it sees one version of everything.
    /// </summary>
    public Region Current
    {
        get
        {
            if (Volatile.Read(ref nextTurn) is < long.MaxValue and var turn && clock.GetUtcNow().UtcTicks >= turn)
            {
                Turn();
            }

            return current;
        }
    }

    public override void Participate(ISiloLifecycle lifecycle)
    {
        lifecycle.Subscribe(nameof(RegisterFollower), ServiceLifecycleStage.ApplicationServices, ReadStored);
        base.Participate(lifecycle);
    }

    /// <summary>
    /// Where a point is, and the county that says so. A point is located nowhere only by a region that shows every
    /// entry made until now.
    /// </summary>
    public async Task<(County County, Located Located)> Locate(GeoPoint point)
    {
        var found = Current.At(point);
        return found.Located.Place is null ? (await CatchUp()).At(point) : found;
    }

    /// <summary>
    /// After this the current region shows the registers up to a position. The follower is mostly there already. When
    /// it is held up, or waits at an owner that was replaced, the caller reads the store itself.
    /// </summary>
    public async Task Reached(long wanted)
    {
        TaskCompletionSource seen;
        lock (gate)
        {
            if (position >= wanted)
            {
                return;
            }

            seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((wanted, seen));
        }

        await seen.Task.WaitAsync(options.Value.MapPatience, time)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

        // A read that another caller began may have begun before the wanted entry was stored: read once more then.
        for (var attempt = 0; !seen.Task.IsCompleted && attempt < 2; attempt++)
        {
            try
            {
                await ReadOn();
            }
            catch (Exception failed)
            {
                LogFollowFailed(log, failed, position);
            }
        }

        if (!seen.Task.IsCompleted)
        {
            LogBehind(log, wanted, position);
        }
    }

    /// <summary>Waits until the region shows every entry made until now, and returns that region.</summary>
    public async Task<Region> CatchUp()
    {
        await Reached(await heads.Ask(default));
        return Current;
    }

    protected override Task Run() => Follow(Stopping);

    private Task ReadOn()
    {
        lock (gate)
        {
            return reading.IsCompleted ? reading = ReadOn(Stopping) : reading;
        }
    }

    private async Task ReadStored(CancellationToken cancel)
    {
        await ReadOn(cancel);
        LogRead(log, position);
        await ForgetReadable(cancel);
        await KeepPassedOver(cancel);
    }

    private async Task ReadOn(CancellationToken cancel)
    {
        await Task.Yield();
        while (await store.Read(ledger.Value.RegisterPartition, position, Page, cancel) is { Count: > 0 } read)
        {
            Apply(read);
        }
    }

    private async Task Follow(CancellationToken cancel)
    {
        await Task.Yield();
        var registers = grains.GetGrain<ILedgerPartitionGrain>(ledger.Value.RegisterPartition);
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                var page = await registers.Follow(position, Page, LongPoll).WaitAsync(cancel);
                Apply(page.Records);
                Turn();
                await KeepPassedOver(cancel);
            }
            catch (Exception failed) when (!cancel.IsCancellationRequested)
            {
                LogFollowFailed(log, failed, position);
                await Task.Delay(Pause, time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>
    /// Applies the records of a page that it has not seen yet. The page begins no later than where the follower stands.
    /// </summary>
    private void Apply(IReadOnlyList<LedgerRecord> records)
    {
        lock (gate)
        {
            if (records.Count == 0 || records[^1].Position.Position <= position)
            {
                return;
            }

            var unseen = records.Where(record => record.Position.Position > position).ToList();
            try
            {
                current = After(current, unseen);
            }
            catch (Exception wrong)
            {
                LogOneByOne(log, wrong, unseen[0].Position, unseen.Count);
                current = unseen.Aggregate(current, AfterOrUnchanged);
            }

            foreach (var record in unseen)
            {
                if (record.Happened.Value is Registered entry && entry.Ref.Kind.Traits.Map != MapUse.None)
                {
                    Await(entry, Now());
                }
            }

            NoteNextTurn();
            position = records[^1].Position.Position;
            waiting.ForEach(wait => _ = wait.Position <= position && wait.Seen.TrySetResult());
            waiting.RemoveAll(wait => wait.Position <= position);
        }
    }

    /// <summary>The region after some records; there is at least one.</summary>
    private Region After(Region region, IReadOnlyList<LedgerRecord> records) =>
        region.With(records[^1].Position.Position, [.. records.SelectMany(Entries)], Now());

    /// <summary>Shows the things whose first day has come, and shows no more those whose last day is over.</summary>
    private void Turn()
    {
        lock (gate)
        {
            var now = Now();
            var due = new List<Registered>();
            while (turns.TryPeek(out var thing, out var at) && at <= now.City)
            {
                turns.Dequeue();
                if (turning.TryGetValue(thing, out var turn) && turn.At == at)
                {
                    due.Add(turn.Entry);
                }
            }

            if (due.Count > 0)
            {
                current = current.With(position, [.. due.Select(entry => (position, entry))], now);
                due.ForEach(entry => Await(entry, now));
            }

            NoteNextTurn();
        }
    }

    /// <summary>Notes when a thing is next shown, or is shown no more.</summary>
    private void Await(Registered entry, ShownAt now)
    {
        if (current.Of(entry.Data.County).Turns(entry.Data, now) is { } at)
        {
            // One that waits for that time already is not queued again, however often it is entered.
            var waits = turning.TryGetValue(entry.Ref, out var known) && known.At == at;
            turning[entry.Ref] = (entry, at);
            if (!waits)
            {
                turns.Enqueue(entry.Ref, at);
            }
        }
        else
        {
            turning.Remove(entry.Ref);
        }
    }

    private void NoteNextTurn() =>
        Volatile.Write(ref nextTurn, turns.TryPeek(out _, out var at) ? at.UtcTicks : long.MaxValue);

    private ShownAt Now()
    {
        var (city, machine) = (clock.GetUtcNow(), time.GetUtcNow());
        return new(city, city > machine ? city : machine);
    }

    /// <summary>
    /// The region after a record, or the same region where it cannot apply the record: such a record is passed over,
    /// and no other entry is lost with it.
    /// </summary>
    private Region AfterOrUnchanged(Region region, LedgerRecord record)
    {
        try
        {
            return After(region, [record]);
        }
        catch (Exception wrong)
        {
            PassOver(record, wrong);
            return region;
        }
    }

    /// <summary>
    /// The entry that a record makes, where it is one of the county. A record that this version cannot read is passed
    /// over.
    /// </summary>
    private IEnumerable<(long Position, Registered Entry)> Entries(LedgerRecord record)
    {
        if (!EntityRef.TryParse(record.Source, out var source) || source.Kind.Traits.Map == MapUse.None)
        {
            return [];
        }

        try
        {
            return EventCodec.Read(record) is Registered entry ? [(record.Position.Position, entry)] : [];
        }
        catch (UnreadableRecordException wrong)
        {
            PassOver(record, wrong);
            return [];
        }
    }
}
