namespace Grid.Parties;

/// <summary>The worklist of a party that holds what it owes in memory, and counts it.</summary>
internal sealed class OwnWorklist(PartyBook book) : IWorklist
{
    private const int RecentEnded = 32;

    private static readonly ObligationPage Nothing = new([], null);

    // The page of open obligations as a caller last asked for it, until one of them changes.
    private ObligationPage? open;

    public void Applied(PartyChange change)
    {
        if (change.Case is { After: not null })
        {
            open = null;
        }
    }

    public Task<ObligationPage> Obligations(bool openOnly) =>
        Task.FromResult(openOnly ? open ??= Page(openOnly: true) : Page(openOnly: false));

    public Task<PartyFigures> Figures(DateTimeOffset now)
    {
        var overdue = book.State.Held.Values
            .LongCount(held => held.Status == ObligationStatus.Open && held.RunsUntil < now);
        return Task.FromResult(book.State.Figures with { Overdue = overdue });
    }

    private ObligationPage Page(bool openOnly)
    {
        var owed = book.State.Held.Values
            .Where(held => openOnly ? held.Status == ObligationStatus.Open : held.IsCurrent)
            .OrderBy(static held => held.RunsUntil ?? DateTimeOffset.MaxValue)
            .ThenBy(static held => held.Status)
            .ThenBy(static held => held.Case);
        var ended = openOnly
            ? []
            : book.State.Held.Values
                .Where(static held => !held.IsCurrent)
                .OrderByDescending(static held => held.Ended)
                .ThenBy(static held => held.Case)
                .Take(RecentEnded);
        Obligation[] all = [.. owed.Concat(ended).Select(static held => held.ToObligation())];
        return all.Length == 0 ? Nothing : new(all, null);
    }
}
