namespace Grid.Parties;

/// <summary>
/// What the read model keeps for parties that answer for more cases than one grain should hold: their figures and their
/// worklists. As far as the read model has read.
/// </summary>
internal interface IReadModelWorklists
{
    Task<PartyFigures> Figures(EntityRef party, DateTimeOffset now);

    /// <summary>The newest obligations: one page.</summary>
    Task<ObligationPage> Obligations(EntityRef party, bool openOnly);

    /// <summary>Open obligations by the code of the case's cell.</summary>
    Task<IReadOnlyDictionary<string, long>> OpenByCell(EntityRef party);
}

internal static class HotParties
{
    /// <summary>Whether the read model keeps a party's books.</summary>
    public static bool IsHot(this EntityRef party) => Kinds.Find(party.Kind) is { Worklist: Worklist.ReadModel };
}
