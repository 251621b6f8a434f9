using Grid.Cells;
using Grid.Foundation;
using Grid.Ledger;

namespace Grid.Parties;

/// <summary>
/// The inner door of everyone the ledger names: the fan-out of a partition calls each once per batch with its list.
/// Reached by grain id, <see cref="PartyGrainIds"/>. A late or repeated delivery changes nothing.
/// </summary>
[Alias("grid.party.delivery"), GrainInterfaceType("grid.party.delivery")]
internal interface IPartyDelivery : IGrain
{
    /// <param name="records">Records of one partition, in order, that name this party.</param>
    /// <param name="before">Position after which no other record before these names it. Whoever has not heard that far has missed something, and reads it.</param>
    [Alias("deliver")] Task Deliver(IReadOnlyList<LedgerRecord> records, long before);

    /// <summary>Forgets what it was told and leaves: whoever wakes in its place reads it all again, in order.</summary>
    [Alias("beginAnew")] Task BeginAnew();
}

/// <summary>From a name to the grain's identity: the grain type of a party is its kind's word.</summary>
internal static class PartyGrainIds
{
    private static readonly GrainType Nobody = GrainType.Create(default(PartyRef).KindName);

    public static GrainId GrainId(this PartyRef party) => Orleans.Runtime.GrainId.Create(
        Kinds.Find(party.Kind)?.GrainType ?? Nobody,
        party.Kind == PartyKind.Case ? GrainIdKeyExtensions.CreateGuidKey(Guid.Parse(party.Key)) : IdSpan.Create(party.Key));

    /// <summary>The party that a grain of this identity is.</summary>
    /// <exception cref="FormatException">The grain is of no kind of party.</exception>
    public static PartyRef ToParty(this GrainId grain) => PartyRef.Parse($"{grain.Type}/{grain.Key}");

    public static IPartyDelivery GetDelivery(this IGrainFactory grains, PartyRef party) => grains.Refer<IPartyDelivery>(party.GrainId());

    public static ICellGrain GetCell(this IGrainFactory grains, string code) => grains.Refer<ICellGrain>(new PartyRef(PartyKind.Cell, code).GrainId());
}
