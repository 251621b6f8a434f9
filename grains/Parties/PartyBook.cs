using Grid.Counties;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Registers;
using Orleans.Storage;

namespace Grid.Parties;

/// <summary>
/// What a party remembers of the ledger: its latest snapshot, the records after it, and how far it has seen each
/// partition. A record changes the book by <see cref="PartyRules"/>, once; a late or repeated delivery changes
/// nothing. When the party missed a delivery, the book reads what was missed before it applies what came after.
/// </summary>
internal sealed partial class PartyBook(EntityRef self, PartyServices services)
{
    private readonly GrainState<PartySnapshot> snapshot = new(new());
    private SeenPositions seen;

    // How far the book has read the ledger for itself, by partition.
    private long[] readTo = [];

    // Records that could not be applied when the book read them. A later delivery of one of them fails with the error.
    private HashSet<LedgerPosition>? unapplied;

    // Records applied since the last snapshot.
    private int unsaved;

    public EntityRef Self => self;

    public PartySnapshot State => snapshot.State!;

    public DateTimeOffset Now => services.Clock.GetUtcNow();

    /// <summary>The latest county of the party; a decision takes it once.</summary>
    public County County =>
        State.Data is { } data ? services.Region.Of(data.County) : services.Region.Of(self);

    /// <summary>The party's entry in the register; null when it was never registered.</summary>
    public RegisterView? Entry =>
        State.Data is { } data ? new(self, data, State.Version, RegisterChange.Read, State.At, State.Unread) : null;

    public async Task Open(IBookListener party, CancellationToken cancel)
    {
        await services.Snapshots.Read(self.GrainId(), snapshot);
        seen = SeenPositions.Of(State.Seen);
        State.Seen = null;
        await ReadTail(party, cancel);
    }

    public async Task Close()
    {
        if (unsaved >= services.Options.SnapshotOnLeaving)
        {
            await Save();
        }
    }

    /// <returns>False when another activation keeps the snapshot of this party, so that this one must end.</returns>
    public async Task<bool> Deliver(IReadOnlyList<LedgerRecord> records, long before, IBookListener party)
    {
        await ReadMissed(new(records[0].Position.Partition, before), party);
        foreach (var record in records)
        {
            Apply(record, party);
        }

        await party.FollowUp();

        // The more a party holds, the longer its snapshot takes, and the rarer it is: a record costs the same.
        return unsaved < services.Options.SnapshotEvery || unsaved < State.Held.Count || await Save();
    }

    public async Task<Outcome<RegisterView>> Register(Register command, IBookListener party)
    {
        var entry = await Stored();
        var entered = await services.RegisterService.Enter(self, entry, command);
        if (entered.Value is { } view && PartyRules.Enter(State, view.Data, view.Version, view.At))
        {
            party.Applied(new(EntryChanged: true));
        }

        return entered;
    }

    /// <summary>What a command would do to the entry of the party.</summary>
    public async Task<Outcome<RegisterView>> Check(Register command) =>
        await services.RegisterService.Check(self, await Stored(), command);

    /// <summary>
    /// Stores an empty snapshot: the next activation reads every record of the party, in order. This one must end.
    /// </summary>
    public async Task Clear()
    {
        var empty = new GrainState<PartySnapshot>(new(), snapshot.ETag) { RecordExists = snapshot.RecordExists };
        await services.Snapshots.Write(self.GrainId(), empty);
        unsaved = 0;
    }

    private async Task<EventSourced<RegisterData?>> Stored()
    {
        var entry = services.RegisterService.Source(self);
        if (State.Unread is null)
        {
            entry.Resume(State.Data, State.Version, State.At);
        }
        else
        {
            await entry.Reload();
        }

        return entry;
    }

    /// <param name="upTo">The position up to which the fan-out has delivered to this party before.</param>
    private async Task ReadMissed(LedgerPosition upTo, IBookListener party)
    {
        if (readTo[upTo.Partition] >= upTo.Position || seen.Has(upTo))
        {
            return;
        }

        // Another activation received it, or this one woke before the fan-out did.
        var positions = (await ReadTail(party)).Select(static record => record.Position);
        if (positions.Any(read => read.Partition == upTo.Partition && read.Position <= upTo.Position))
        {
            Log.Missed(services.Log, self.ToString(), upTo);
        }
    }

    private async Task<IReadOnlyList<LedgerRecord>> ReadTail(IBookListener party, CancellationToken cancel = default)
    {
        var tail = await services.Tail.Read(self, seen.Stored(), cancel);
        readTo = tail.UpTo;
        foreach (var record in tail.Records)
        {
            try
            {
                Apply(record, party);
            }
            catch (Exception wrong)
            {
                Log.CannotTake(services.Log, wrong, self.ToString(), record.Position);
                (unapplied ??= []).Add(record.Position);
            }
        }

        return tail.Records;
    }

    private void Apply(LedgerRecord record, IBookListener party)
    {
        if (seen.Has(record.Position) && unapplied?.Contains(record.Position) != true)
        {
            return;
        }

        party.Applied(PartyRules.Apply(State, self, record, County.Rules));
        unapplied?.Remove(record.Position);
        seen.Add(record.Position); // a record that could not be applied does not count as seen
        unsaved++;
    }

    /// <returns>False when another activation has written the snapshot meanwhile.</returns>
    private async Task<bool> Save()
    {
        PartyRules.Forget(State, Now, County.EndedKept(Now), County.Rules);
        try
        {
            State.Seen = seen.Stored();
            await services.Snapshots.Write(self.GrainId(), snapshot);
            unsaved = 0;
            return true;
        }
        catch (InconsistentStateException)
        {
            Log.SnapshotRaced(services.Log, self.ToString());
            unsaved = 0;
            return false;
        }
        finally
        {
            State.Seen = null;
        }
    }
}
