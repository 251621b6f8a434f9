using Grid.Foundation;
using Grid.Ledger;
using Grid.Registers;
using Grid.Repeats;

namespace Grid.Parties;

/// <summary>
/// What each party answers in the same way (责任主体): its grain calls go to its book and its worklist. A kind of party
/// says which members it has beside its book, and what they do when the book changes.
/// </summary>
internal abstract class PartyGrain(PartyBook book) : Grain, IPartyGrain, ILedgerRecipient, IBookListener
{
    protected PartyBook Book => book;

    protected abstract IWorklist Owed { get; }

    public override Task OnActivateAsync(CancellationToken cancellationToken) => book.Open(this, cancellationToken);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        book.Close();

    public Task<Outcome<RegisterView>> Register(Register command) => book.Register(command, this);

    public Task<Outcome<RegisterView>> Check(Register command) => book.Check(command);

    public Task<RegisterView?> Entry() => Task.FromResult(book.Entry);

    public Task<LedgerPosition?> Unread() => Task.FromResult(book.State.Unread);

    public virtual async Task<PartyView> View() =>
        new(book.Self, book.Entry, await Owed.Figures(book.Now)) { Repeats = await Repeats() };

    public Task<ObligationPage> Obligations(bool openOnly) => Owed.Obligations(openOnly);

    public virtual Task<RepeatsView?> Repeats() => Task.FromResult<RepeatsView?>(null);

    public virtual Task<IReadOnlyList<PlaceMarked>> Marks() => Task.FromResult<IReadOnlyList<PlaceMarked>>([]);

    public async Task Deliver(IReadOnlyList<LedgerRecord> records, long before)
    {
        if (!await book.Deliver(records, before, this))
        {
            DeactivateOnIdle();
        }
    }

    public async Task Rebuild()
    {
        await book.Clear();
        DeactivateOnIdle();
    }

    public abstract void Applied(PartyChange change);

    public virtual Task FollowUp() => Task.CompletedTask;
}
