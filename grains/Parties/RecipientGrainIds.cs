using Grid.Cells;
using Grid.Foundation;

namespace Grid.Parties;

/// <summary>From a name to the grain's identity: the grain type of a party is its kind's word.</summary>
internal static class RecipientGrainIds
{
    private static readonly GrainType NoGrainClass = GrainType.Create(default(EntityRef).KindName);

    public static GrainId GrainId(this EntityRef party) => Orleans.Runtime.GrainId.Create(
        Kinds.Find(party.Kind)?.GrainType ?? NoGrainClass,
        party.Kind == EntityKind.Case
            ? GrainIdKeyExtensions.CreateGuidKey(Guid.Parse(party.Key))
            : IdSpan.Create(party.Key));

    /// <summary>The party that a grain of this identity is.</summary>
    /// <exception cref="FormatException">The grain is of no kind of party.</exception>
    public static EntityRef ToParty(this GrainId grain) => EntityRef.Parse($"{grain.Type}/{grain.Key}");

    public static ILedgerRecipient GetDelivery(this IGrainFactory grains, EntityRef party) =>
        grains.Refer<ILedgerRecipient>(party.GrainId());

    public static ICellGrain GetCell(this IGrainFactory grains, string code) =>
        grains.Refer<ICellGrain>(new EntityRef(EntityKind.Cell, code).GrainId());
}
