using Grid.Cases;
using Grid.Ledger;

namespace Grid.Parties;

/// <summary>A party that holds what it owes in memory, and counts it.</summary>
internal abstract class HoldingGrain(PartyRef self, PartyServices services) : PartyGrain(self, services)
{
    private const int RecentEnded = 32;

    private static readonly ObligationPage Nothing = new([], null);

    private ObligationPage? open; // as it was last asked for, until something happens

    public override Task<ObligationPage> Obligations(bool openOnly) => Task.FromResult(openOnly ? open ??= Page(openOnly: true) : Page(openOnly: false));

    protected override Task<PartyFigures> Figures(DateTimeOffset now)
    {
        var overdue = State.Held.Values.LongCount(held => held.Status == ObligationStatus.Open && held.Due < now);
        return Task.FromResult(State.Figures with { Overdue = overdue });
    }

    protected override void Happened(Guid id, CaseEvent happened, LedgerPosition at)
    {
        var before = State.Held.GetValueOrDefault(id);
        var after = ObligationRules.Apply(before, Self, id, happened, at);
        State.Figures = ObligationRules.Count(State.Figures, before, after, Self, happened);
        if (after is not null)
        {
            State.Held[id] = after;
            open = null;
        }

        Applied(id, before, after);
    }

    /// <summary>A record of a case this party answers for was applied.</summary>
    protected virtual void Applied(Guid id, Held? before, Held? after)
    {
    }

    private ObligationPage Page(bool openOnly)
    {
        var owed = State.Held.Values.Where(static held => held.Status == ObligationStatus.Open).OrderBy(static held => held.Due ?? DateTimeOffset.MaxValue).ThenBy(static held => held.Case);
        var ended = openOnly
            ? []
            : State.Held.Values.Where(static held => held.Status != ObligationStatus.Open).OrderByDescending(static held => held.Ended).ThenBy(static held => held.Case).Take(RecentEnded);
        Obligation[] all = [.. owed.Concat(ended).Select(static held => held.ToObligation())];
        return all.Length == 0 ? Nothing : new(all, null);
    }
}
