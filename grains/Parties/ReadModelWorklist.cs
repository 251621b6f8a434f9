namespace Grid.Parties;

/// <summary>
/// The worklist of a party that answers for more cases than a grain should hold: the read model keeps it.
/// </summary>
internal sealed class ReadModelWorklist(PartyBook book, IReadModelWorklists worklists) : IWorklist
{
    public Task<ObligationPage> Obligations(bool openOnly) => worklists.Obligations(book.Self, openOnly);

    public async Task<PartyFigures> Figures(DateTimeOffset now) =>
        await worklists.Figures(book.Self, now) with { MissedBeats = book.State.Figures.MissedBeats };

    public Task<IReadOnlyDictionary<string, long>> OpenByCell() => worklists.OpenByCell(book.Self);
}
