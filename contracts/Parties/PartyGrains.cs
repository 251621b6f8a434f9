using Grid.Cells;
using Grid.Registers;

namespace Grid.Parties;

/// <summary>From a name to the grain that bears it.</summary>
public static class PartyGrains
{
    /// <summary>The register entry of any kind but <see cref="PartyKind.Case"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The kind has no register.</exception>
    public static IRegisterGrain GetRegister(this IGrainFactory grains, PartyRef party) => party.Kind switch
    {
        PartyKind.Area => grains.GetGrain<IAreaGrain>(party.Key),
        PartyKind.Appointment => grains.GetGrain<Posts.IAppointmentGrain>(party.Key),
        PartyKind.Inspection => grains.GetGrain<Inspections.IInspectionGrain>(party.Key),
        PartyKind.Beat => grains.GetGrain<Patrols.IBeatGrain>(party.Key),
        PartyKind.Table => grains.GetGrain<ITableGrain>(party.Key),
        _ => grains.GetParty(party),
    };

    /// <exception cref="ArgumentOutOfRangeException">The kind is no party.</exception>
    public static IPartyGrain GetParty(this IGrainFactory grains, PartyRef party) => party.Kind switch
    {
        PartyKind.Cell => grains.GetGrain<ICellGrain>(party.Key),
        PartyKind.Road => grains.GetGrain<IRoadGrain>(party.Key),
        PartyKind.Segment => grains.GetGrain<ISegmentGrain>(party.Key),
        PartyKind.Building => grains.GetGrain<IBuildingGrain>(party.Key),
        PartyKind.Shop => grains.GetGrain<IShopGrain>(party.Key),
        PartyKind.Dog => grains.GetGrain<IDogGrain>(party.Key),
        PartyKind.Household => grains.GetGrain<IHouseholdGrain>(party.Key),
        PartyKind.Department => grains.GetGrain<IDepartmentGrain>(party.Key),
        _ => throw new ArgumentOutOfRangeException(nameof(party), party.Kind, "Not a kind of party."),
    };
}
