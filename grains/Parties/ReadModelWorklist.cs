namespace Grid.Parties;

/// <summary>The worklist of a party that answers for more cases than a grain should hold: the read model keeps it.</summary>
internal sealed class ReadModelWorklist(PartyBook book, IPartyBooks books) : IWorklist
{
    public Task<ObligationPage> Obligations(bool openOnly) => books.Obligations(book.Self, openOnly);

    public async Task<PartyFigures> Figures(DateTimeOffset now) =>
        await books.Figures(book.Self, now) with { MissedBeats = book.State.Figures.MissedBeats };

    public Task<IReadOnlyDictionary<string, long>> OpenByCell() => books.OpenByCell(book.Self);
}
