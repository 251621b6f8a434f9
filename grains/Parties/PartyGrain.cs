using Grid.Cases;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Registers;
using Orleans.Storage;

namespace Grid.Parties;

/// <summary>
/// The shared part of everyone who answers (责任主体): keeps its register entry, applies what the ledger delivers, and
/// remembers by snapshot and tail. A late or repeated delivery changes nothing.
/// </summary>
internal abstract partial class PartyGrain(PartyRef self, IPersistentState<PartySnapshot> snapshot, PartyServices services)
    : Grain, IPartyGrain, IPartyDelivery
{
    private const int RecentEnded = 32;

    private Sourced<RegisterData?>? entry;
    private int unsaved;

    protected PartyRef Self => self;

    protected PartySnapshot State => snapshot.State;

    protected PartyServices Services => services;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        foreach (var record in await services.Tail.Read(self, State.Seen, cancellationToken))
        {
            Take(record);
        }

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
        entry ??= services.Desk.Source(self);
        await entry.Load();
        var entered = await services.Desk.Enter(self, entry, command);
        if (entered.Value is { Change: RegisterChange.Created or RegisterChange.Updated } view)
        {
            Hold(view.Data, view.Version, view.At);
            AfterRecords();
        }

        return entered;
    }

    public Task<RegisterView?> Entry() => Task.FromResult(EntryView());

    public Task<PartyView> View()
    {
        var now = services.Clock.GetUtcNow();
        var overdue = State.Held.Values.LongCount(held => held.Status == ObligationStatus.Open && held.Due < now);
        return Task.FromResult(new PartyView(self, EntryView(), State.Figures with { Overdue = overdue }));
    }

    public Task<ObligationPage> Obligations(bool openOnly)
    {
        var open = State.Held.Values.Where(static held => held.Status == ObligationStatus.Open).OrderBy(static held => held.Due ?? DateTimeOffset.MaxValue).ThenBy(static held => held.Case);
        var ended = openOnly
            ? []
            : State.Held.Values.Where(static held => held.Status != ObligationStatus.Open).OrderByDescending(static held => held.Ended).ThenBy(static held => held.Case).Take(RecentEnded);
        return Task.FromResult(new ObligationPage([.. open.Concat(ended).Select(static held => held.ToObligation())], null));
    }

    public async Task Deliver(IReadOnlyList<LedgerRecord> records)
    {
        foreach (var record in records)
        {
            Take(record);
        }

        AfterRecords();
        if (unsaved >= services.Options.SnapshotEvery)
        {
            await Save();
        }
    }

    /// <summary>After one or more records were applied, or the entry changed.</summary>
    protected virtual void AfterRecords()
    {
    }

    /// <summary>The register holds something else of this party now.</summary>
    protected virtual void EntryChanged()
    {
    }

    /// <summary>A record of a case this party answers for was applied.</summary>
    protected virtual void Applied(Guid id, Held? before, Held? after)
    {
    }

    /// <summary>Somebody else's register entry names this party.</summary>
    protected virtual void Applied(Registered other)
    {
    }

    private void Take(LedgerRecord record)
    {
        var (partition, position) = record.Position;
        if (State.Seen.TryGetValue(partition, out var seen) && position <= seen)
        {
            return;
        }

        switch (EventCodec.Read(record))
        {
            case Registered mine when mine.Ref == self:
                Hold(mine.Data, record.Version, record.Position);
                break;
            case Registered other:
                Applied(other);
                break;
            case CaseEvent happened when PartyRef.TryParse(record.Source, out var source) && source.Kind == PartyKind.Case:
                Apply(Guid.Parse(source.Key), happened, record.Position);
                break;
            default:
                break;
        }

        State.Seen[partition] = position;
        unsaved++;
    }

    private void Hold(RegisterData data, int version, LedgerPosition at)
    {
        if (version > State.Version)
        {
            State.Data = data;
            State.Version = version;
            State.At = at;
            EntryChanged();
        }
    }

    private void Apply(Guid id, CaseEvent happened, LedgerPosition at)
    {
        var before = State.Held.GetValueOrDefault(id);
        var after = ObligationRules.Apply(before, self, id, happened, at);
        State.Figures = ObligationRules.Count(State.Figures, before, after, self, happened);
        if (after is not null)
        {
            State.Held[id] = after;
        }

        Applied(id, before, after);
    }

    private async Task Save()
    {
        var forgotten = services.Clock.GetUtcNow() - services.Options.RememberEnded;
        foreach (var ended in State.Held.Values.Where(held => held.Ended < forgotten).ToList())
        {
            State.Held.Remove(ended.Case);
        }

        try
        {
            await snapshot.WriteStateAsync();
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
        State.Data is { } data ? new(self, data, State.Version, RegisterChange.Read, State.At) : null;
}
