using Grid.Foundation;
using Grid.Parties;

namespace Grid.Ledger;

/// <summary>
/// The memory of one source of events. <c>Decide</c> appends events to the ledger and applies them once they are
/// durable. When the append fails, memory stays as it was. When the outcome is unknown, memory is read again before the
/// next decision.
/// </summary>
/// <param name="partitionOf">
/// The partition of the source's first event, found from that event. All later events go to the same partition.
/// </param>
/// <param name="passesOver">
/// Whether each event of the source says all there is to say. An event that cannot be read is then passed over, and the
/// next one heals it. The memory of any other source cannot be loaded while one of its events cannot be read.
/// </param>
internal sealed class EventSourced<TState>(
    string source,
    TState nothing,
    Func<TState, GridEvent, TState> apply,
    LedgerClient ledger,
    Func<GridEvent, int> partitionOf,
    bool passesOver = false)
{
    /// <summary>
    /// How often a decision is attempted before its caller hears that other writers were first each time.
    /// </summary>
    private const int Attempts = 4;

    private readonly TState empty = nothing;
    private Task? loading;

    public TState State { get; private set; } = nothing;

    /// <summary>The number of events so far.</summary>
    public int Version { get; private set; }

    /// <summary>The position of the source's first event; default while there is none.</summary>
    public LedgerPosition First { get; private set; }

    /// <summary>The position of the source's latest event.</summary>
    public LedgerPosition Last { get; private set; }

    /// <summary>
    /// The position of the latest event when it was passed over: <see cref="State"/> is then the state before it. Null
    /// when that event was read.
    /// </summary>
    public LedgerPosition? Unread { get; private set; }

    /// <summary>
    /// Goes on from a state that another grain remembers. When that state is out of date, the ledger refuses the first
    /// append.
    /// </summary>
    public void Resume(TState state, int version, LedgerPosition last)
    {
        State = state;
        Version = version;
        Last = last;
        Unread = null;
        loading = Task.CompletedTask;
    }

    /// <summary>Makes memory agree with the record. Calls that meet share one read.</summary>
    public Task Load() => loading is null or { IsFaulted: true } or { IsCanceled: true } ? loading = Read() : loading;

    /// <summary>Reads the record again, which other writers may have extended.</summary>
    public Task Reload() => loading = Read();

    /// <summary>Takes all records of the source, which the caller has read.</summary>
    public Task Recall(IReadOnlyList<LedgerRecord> records) => loading = Fold(records.ToAsyncEnumerable());

    /// <summary>Loads, decides and appends, with a decision that waits for nothing.</summary>
    public Task<Refusal?> Decide<TEvent>(
        Func<TState, Decision<TEvent>> decide, Func<TState, TState, TEvent, IReadOnlyList<EntityRef>> recipients)
        where TEvent : GridEvent => Decide(state => ValueTask.FromResult(decide(state)), recipients);

    /// <summary>
    /// Loads, decides, and appends what was decided. When another writer was first, or the partition changed hands and
    /// only the record can say whether the events are stored, it reads the record again and decides on that.
    /// </summary>
    /// <param name="decide">
    /// Decides on a state. It is called once for each attempt, so it changes nothing that an attempt must not repeat.
    /// </param>
    /// <param name="recipients">The parties that hear of an event, by the state before and after it.</param>
    /// <returns>Null when all events of the decision are stored, or it had none; else why nothing was stored.</returns>
    public async Task<Refusal?> Decide<TEvent>(
        Func<TState, ValueTask<Decision<TEvent>>> decide,
        Func<TState, TState, TEvent, IReadOnlyList<EntityRef>> recipients)
        where TEvent : GridEvent
    {
        await Load();
        for (var attempt = 1; ; attempt++)
        {
            var decision = await decide(State);
            if (decision.Refusal is not null || decision.Events.Count == 0)
            {
                return decision.Refusal;
            }

            var appended = await Append(decision.Events, recipients);
            if (appended.Result == AppendResult.Stored)
            {
                return null;
            }

            if (appended.Result != AppendResult.VersionTaken || attempt == Attempts)
            {
                return appended.ToRefusal();
            }
        }
    }

    /// <summary>
    /// Applies the events once they are stored. After <see cref="AppendResult.VersionTaken"/> memory is as the record
    /// has it.
    /// </summary>
    private async Task<Appended> Append<TEvent>(
        IReadOnlyList<TEvent> events, Func<TState, TState, TEvent, IReadOnlyList<EntityRef>> recipients)
        where TEvent : GridEvent
    {
        var after = State;
        var drafts = new Draft[events.Count];
        for (var i = 0; i < drafts.Length; i++)
        {
            var before = after;
            after = apply(before, events[i]);
            drafts[i] = ledger.Draft(source, events[i], recipients(before, after, events[i]));
        }

        Appended appended;
        try
        {
            var partition = Version == 0 ? partitionOf(events[0]) : Last.Partition;
            appended = await ledger.Append(partition, new(source, Version, drafts));
        }
        catch (LedgerOutcomeUnknownException)
        {
            await Reload();
            return new(AppendResult.VersionTaken, default);
        }
        catch
        {
            loading = null;
            State = empty;
            Version = 0;
            Unread = null;
            throw;
        }

        if (appended.Result == AppendResult.VersionTaken)
        {
            await Reload();
        }

        if (appended.Result != AppendResult.Stored)
        {
            return appended;
        }

        First = Version == 0 ? appended.First : First;
        State = after;
        Version += drafts.Length;
        Last = appended.First with { Position = appended.First.Position + drafts.Length - 1 };
        Unread = null;
        return appended;
    }

    // A case has tens of events of a kilobyte each, and wakes often, so one plain query reads it. An entry may have a
    // thousand events with outlines.
    private async Task Read() => await Fold(
        passesOver ? ledger.Store.Stream(source) : (await ledger.Store.ReadSource(source)).ToAsyncEnumerable());

    private async Task Fold(IAsyncEnumerable<LedgerRecord> records)
    {
        LedgerRecord? first = null, last = null;
        var state = empty;
        LedgerPosition? unread = null;
        await foreach (var record in records)
        {
            (first, last) = (first ?? record, record);
            try
            {
                state = apply(state, EventCodec.Read(record));
                unread = null;
            }
            catch (UnreadableRecordException) when (passesOver)
            {
                unread = record.Position; // the consumers of the partition log it and keep it as a dead letter
            }
        }

        State = state;
        Unread = unread;
        Version = last?.Version ?? 0;
        First = first?.Position ?? default;
        Last = last?.Position ?? default;
    }
}
