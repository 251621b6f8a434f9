namespace Grid.Parties;

/// <summary>What a party owes, and the figures of that.</summary>
internal interface IWorklist
{
    /// <summary>Open obligations by due time and, unless <paramref name="openOnly"/>, the latest that ended.</summary>
    Task<ObligationPage> Obligations(bool openOnly);

    Task<PartyFigures> Figures(DateTimeOffset now);
}
