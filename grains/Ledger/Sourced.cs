using Grid.Foundation;
using Grid.Parties;

namespace Grid.Ledger;

/// <summary>
/// The memory of one source of events. <see cref="Commit"/> appends to the ledger and applies once durable; when the
/// append fails, memory stays as it was, and when its outcome is unknown, memory is read again before anything is decided on it.
/// </summary>
/// <param name="passesOver">
/// Each event of the source says all there is to say, so that one which cannot be read is passed over and the next one heals it. The
/// memory of any other source cannot be loaded while one of its events cannot be read.
/// </param>
internal sealed class Sourced<TState>(string source, TState nothing, Func<TState, GridEvent, TState> apply, LedgerClient ledger, bool passesOver = false)
{
    private readonly TState empty = nothing;
    private Task? loading;

    public TState State { get; private set; } = nothing;

    /// <summary>Events so far.</summary>
    public int Version { get; private set; }

    /// <summary>Where its first event stands; default while there is none.</summary>
    public LedgerPosition First { get; private set; }

    /// <summary>Where its latest event stands.</summary>
    public LedgerPosition Last { get; private set; }

    /// <summary>Where its latest event stands when that was passed over: <see cref="State"/> is what was so before it. Null when it was read.</summary>
    public LedgerPosition? Unread { get; private set; }

    /// <summary>Goes on from what somebody remembers of it; when that is out of date, the record says so at the first commit.</summary>
    public void Resume(TState state, int version, LedgerPosition last) => (State, Version, Last, Unread, loading) = (state, version, last, null, Task.CompletedTask);

    /// <summary>Memory agrees with the record after this. Calls that meet share one read.</summary>
    public Task Load() => loading is null or { IsFaulted: true } or { IsCanceled: true } ? loading = Read() : loading;

    /// <summary>Reads again what somebody else may have stored.</summary>
    public Task Reload() => loading = Read();

    /// <param name="events">What a decision on <see cref="State"/> produced; all of it is stored or none.</param>
    /// <param name="partition">Where.</param>
    /// <param name="named">Whom an event is told to, by the state before and after it.</param>
    /// <returns>
    /// Null when stored; <see cref="AppendResult.VersionTaken"/> after reloading, to decide again: others were first, or the
    /// partition changed hands and the record now says whether we were. Else a refusal's ground.
    /// </returns>
    public async Task<Appended?> Commit<TEvent>(IReadOnlyList<TEvent> events, int partition, Func<TState, TState, TEvent, IReadOnlyList<PartyRef>> named)
        where TEvent : GridEvent
    {
        var after = State;
        var drafts = new Draft[events.Count];
        for (var i = 0; i < drafts.Length; i++)
        {
            var before = after;
            after = apply(before, events[i]);
            drafts[i] = ledger.Draft(source, events[i], named(before, after, events[i]));
        }

        Appended appended;
        try
        {
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

        if (appended.Result != AppendResult.Stored)
        {
            if (appended.Result == AppendResult.VersionTaken)
            {
                await Reload();
            }

            return appended;
        }

        First = Version == 0 ? appended.First : First;
        State = after;
        Version += drafts.Length;
        Last = appended.First with { Position = appended.First.Position + drafts.Length - 1 };
        Unread = null;
        return null;
    }

    private async Task Read()
    {
        LedgerRecord? first = null, last = null;
        var state = empty;
        LedgerPosition? unread = null;
        // A case has tens of events, each of a kilobyte, and wakes often: one plain question. An entry may have a thousand with outlines.
        var records = passesOver ? ledger.Store.Stream(source) : (await ledger.Store.ReadSource(source)).ToAsyncEnumerable();
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
                unread = record.Position; // the followers of its partition log it and keep it as a dead letter
            }
        }

        State = state;
        Unread = unread;
        Version = last?.Version ?? 0;
        First = first?.Position ?? default;
        Last = last?.Position ?? default;
    }
}
