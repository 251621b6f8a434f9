using Grid.Cases;
using Grid.Ledger;
using Grid.Registers;
using Grid.Repeats;

namespace Grid.Parties;

/// <summary>路</summary>
[GrainType("road")]
internal sealed class RoadGrain(IGrainContext context, PartyServices services)
    : HoldingGrain(new(PartyKind.Road, context.GrainId.Key.ToString()!), services), IRoadGrain;

/// <summary>路段</summary>
[GrainType("segment")]
internal sealed class SegmentGrain(IGrainContext context, PartyServices services)
    : PlaceGrain(new(PartyKind.Segment, context.GrainId.Key.ToString()!), services), ISegmentGrain;

/// <summary>楼</summary>
[GrainType("building")]
internal sealed class BuildingGrain(IGrainContext context, PartyServices services)
    : HoldingGrain(new(PartyKind.Building, context.GrainId.Key.ToString()!), services), IBuildingGrain;

/// <summary>门店</summary>
[GrainType("shop")]
internal sealed class ShopGrain(IGrainContext context, PartyServices services)
    : PlaceGrain(new(PartyKind.Shop, context.GrainId.Key.ToString()!), services), IShopGrain;

/// <summary>犬</summary>
[GrainType("dog")]
internal sealed class DogGrain(IGrainContext context, PartyServices services)
    : HoldingGrain(new(PartyKind.Dog, context.GrainId.Key.ToString()!), services), IDogGrain;

/// <summary>户: hears of its dogs from their register.</summary>
[GrainType("household")]
internal sealed class HouseholdGrain(IGrainContext context, PartyServices services)
    : HoldingGrain(new(PartyKind.Household, context.GrainId.Key.ToString()!), services), IHouseholdGrain
{
    public Task<IReadOnlyList<string>> Dogs() => Task.FromResult<IReadOnlyList<string>>([.. State.Belongings]);

    protected override void Applied(Registered other)
    {
        if (other is { Ref.Kind: PartyKind.Dog, Data: DogData dog })
        {
            _ = dog.Household == Self.Key ? State.Belongings.Add(other.Ref.Key) : State.Belongings.Remove(other.Ref.Key);
        }
    }
}

/// <summary>部门、街道: answers for more than it could hold, so its books are kept by the read model.</summary>
[GrainType("department")]
internal sealed class DepartmentGrain(IGrainContext context, PartyServices services, IPartyBooks books)
    : PartyGrain(new(PartyKind.Department, context.GrainId.Key.ToString()!), services), IDepartmentGrain
{
    public override Task<ObligationPage> Obligations(bool openOnly) => books.Obligations(Self, openOnly);

    public Task<IReadOnlyDictionary<string, long>> OpenByCell() => books.OpenByCell(Self);

    protected override async Task<PartyFigures> Figures(DateTimeOffset now) => await books.Figures(Self, now) with { MissedBeats = State.Figures.MissedBeats };

    protected override void Happened(Guid id, CaseEvent happened, LedgerPosition at)
    {
        // Its cases are in the books; nobody brings them here.
    }
}
