using Grid.Registers;
using Grid.Repeats;
using Orleans.Concurrency;

namespace Grid.Parties;

/// <summary>Anything that can owe something (责任主体). Key: its code.</summary>
[Alias("grid.party"), GrainInterfaceType("grid.party")]
public interface IPartyGrain : IRegisterGrain
{
    [Alias("view")] Task<PartyView> View();

    /// <summary>
    /// What a shop, a segment or a cell remembers of complaints and of problems that come again; null for all other
    /// kinds.
    /// </summary>
    [Alias("repeats"), AlwaysInterleave] Task<RepeatsView?> Repeats();

    /// <summary>The marks that stand at it for repeated complaints (重复投诉标记), and nothing else of them.</summary>
    [Alias("marks"), AlwaysInterleave] Task<IReadOnlyList<PlaceMarked>> Marks();

    /// <summary>
    /// What the party owes: open obligations by due time, then (unless <paramref name="openOnly"/>) the latest ended
    /// ones it still remembers. A department holds no list of its own: its obligations are a query on the read model.
    /// </summary>
    [Alias("obligations")] Task<ObligationPage> Obligations(bool openOnly);
}
