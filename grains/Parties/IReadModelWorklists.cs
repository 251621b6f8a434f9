namespace Grid.Parties;

/// <summary>
/// The figures and worklists that the read model keeps for parties that answer for more cases than one grain should
/// hold. They are as fresh as the read model.
/// </summary>
internal interface IReadModelWorklists
{
    Task<PartyFigures> Figures(EntityRef party, DateTimeOffset now);

    /// <summary>The newest obligations: one page.</summary>
    Task<ObligationPage> Obligations(EntityRef party, bool openOnly);

    /// <summary>Open obligations by the code of the case's cell.</summary>
    Task<IReadOnlyDictionary<string, long>> OpenByCell(EntityRef party);
}
