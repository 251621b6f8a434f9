using Grid.Cases;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Patrols;
using Grid.Registers;
using Grid.Repeats;
using Orleans.Storage;

namespace Grid.Parties;

/// <summary>
/// The shared part of everyone who answers (责任主体): keeps its register entry, applies what the ledger delivers, and
/// remembers by snapshot and tail. A late or repeated delivery changes nothing; what it was not told it reads before it takes what came after.
/// </summary>
internal abstract partial class PartyGrain(PartyRef self, PartyServices services)
    : Grain, IPartyGrain, IPartyDelivery
{
    private readonly GrainState<PartySnapshot> snapshot = new(new());
    private SeenPositions seen;
    private long[] readTo = []; // how far it has looked for itself, by partition
    private HashSet<LedgerPosition>? untaken; // what it could not take when it read: whoever brings it hears why
    private int unsaved;

    protected PartyRef Self => self;

    protected PartySnapshot State => snapshot.State!;

    protected PartyServices Services => services;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await services.Snapshots.Read(this.GetGrainId(), snapshot);
        (seen, State.Seen) = (SeenPositions.Of(State.Seen), null);
        await ReadTail(cancellationToken);
        AfterRecords();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (unsaved >= services.Options.SnapshotOnLeaving)
        {
            await Save();
        }
    }

    public async Task<Outcome<RegisterView>> Register(Register command)
    {
        var entry = services.Desk.Source(self);
        if (State.Unread is null)
        {
            entry.Resume(State.Data, State.Version, State.At);
        }
        else
        {
            await entry.Reload();
        }

        var entered = await services.Desk.Enter(self, entry, command);
        if (entered.Value is { } view && view.Version > State.Version)
        {
            Hold(view.Data, view.Version, view.At);
            AfterRecords();
        }

        return entered;
    }

    public Task<RegisterView?> Entry() => Task.FromResult(EntryView());

    public Task<LedgerPosition?> Unread() => Task.FromResult(State.Unread);

    public async Task<PartyView> View() => new(self, EntryView(), await Figures(services.Clock.GetUtcNow()));

    public virtual Task<RepeatsView?> Repeats() => Task.FromResult<RepeatsView?>(null);

    public abstract Task<ObligationPage> Obligations(bool openOnly);

    public async Task Deliver(IReadOnlyList<LedgerRecord> records, long before)
    {
        var told = new LedgerPosition(records[0].Position.Partition, before);
        if (readTo[told.Partition] < before && !seen.Has(told))
        {
            // Another activation was told in its place, or it woke before this fan-out did.
            var missed = await ReadTail();
            if (missed.Any(record => record.Position.Partition == told.Partition && record.Position.Position <= before))
            {
                Log.Missed(services.Log, self.ToString(), told);
            }
        }

        foreach (var record in records)
        {
            Take(record);
        }

        AfterRecords();
        await Follow();

        // The more it holds the longer a snapshot takes, and the rarer it is: an event costs the same.
        if (unsaved >= services.Options.SnapshotEvery && unsaved >= State.Held.Count)
        {
            await Save();
        }
    }

    public async Task BeginAnew()
    {
        await services.Snapshots.Write(this.GetGrainId(), new GrainState<PartySnapshot>(new(), snapshot.ETag) { RecordExists = snapshot.RecordExists });
        unsaved = 0;
        DeactivateOnIdle();
    }

    protected abstract Task<PartyFigures> Figures(DateTimeOffset now);

    /// <summary>Something happened to a case this party answers for.</summary>
    protected abstract void Happened(Guid id, CaseEvent happened, LedgerPosition at);

    /// <summary>After one or more records were applied, or the entry changed.</summary>
    protected virtual void AfterRecords()
    {
    }

    /// <summary>The register holds something else of this party now.</summary>
    protected virtual void EntryChanged()
    {
    }

    /// <summary>Somebody else's register entry names this party.</summary>
    protected virtual void Applied(Registered other)
    {
    }

    /// <summary>What follows from what was delivered: the delivery is done when that is.</summary>
    protected virtual Task Follow() => Task.CompletedTask;

    /// <summary>This place was marked.</summary>
    protected virtual void Marked(PlaceMarked marked)
    {
    }

    /// <summary>What need not be remembered any more, before a snapshot.</summary>
    protected virtual void Forget(DateTimeOffset now)
    {
    }

    private async Task<IReadOnlyList<LedgerRecord>> ReadTail(CancellationToken cancel = default)
    {
        (var records, readTo) = await services.Tail.Read(self, seen.Stored(), cancel);
        foreach (var record in records)
        {
            try
            {
                Take(record);
            }
            catch (Exception wrong)
            {
                Log.CannotTake(services.Log, wrong, self.ToString(), record.Position);
                (untaken ??= []).Add(record.Position);
            }
        }

        return records;
    }

    private void Take(LedgerRecord record)
    {
        if (seen.Has(record.Position) && untaken?.Contains(record.Position) != true)
        {
            return;
        }

        switch (Read(record))
        {
            case Registered mine when mine.Ref == self:
                Hold(mine.Data, record.Version, record.Position);
                break;
            case Registered other:
                Applied(other);
                break;
            case PlaceMarked marked:
                Marked(marked);
                break;
            case PatrolMissed:
                State.Figures = State.Figures with { MissedBeats = State.Figures.MissedBeats + 1 };
                break;
            case CaseEvent happened when PartyRef.TryParse(record.Source, out var source) && source.Kind == PartyKind.Case:
                Happened(Guid.Parse(source.Key), happened, record.Position);
                break;
            default:
                break;
        }

        untaken?.Remove(record.Position);
        seen.Add(record.Position); // what could not be taken was not seen
        unsaved++;
    }

    private GridEvent Read(LedgerRecord record)
    {
        try
        {
            return EventCodec.Read(record);
        }
        catch (UnreadableRecordException) when (record.Version > State.Version && record.Source == self.ToString())
        {
            State.Unread = record.Position;
            throw;
        }
    }

    private void Hold(RegisterData data, int version, LedgerPosition at)
    {
        if (version > State.Version)
        {
            State.Data = data;
            State.Version = version;
            State.At = at;
            State.Unread = State.Unread is { } unread && unread.Position > at.Position ? unread : null;
            EntryChanged();
        }
    }

    private async Task Save()
    {
        var now = services.Clock.GetUtcNow();
        var forgotten = now - services.Options.RememberEnded;
        foreach (var ended in State.Held.Values.Where(held => held.Ended < forgotten).ToList())
        {
            State.Held.Remove(ended.Case);
        }

        Forget(now);

        try
        {
            State.Seen = seen.Stored();
            await services.Snapshots.Write(this.GetGrainId(), snapshot);
            State.Seen = null;
            unsaved = 0;
        }
        catch (InconsistentStateException)
        {
            Log.SnapshotRaced(services.Log, self.ToString());
            unsaved = 0;
            DeactivateOnIdle();
        }
    }

    private RegisterView? EntryView() =>
        State.Data is { } data ? new(self, data, State.Version, RegisterChange.Read, State.At, State.Unread) : null;
}
