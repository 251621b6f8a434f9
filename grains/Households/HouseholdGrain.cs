using Grid.Parties;

namespace Grid.Households;

/// <summary>户: holds what the household owes, and reads the dogs it keeps from their entries in the register.</summary>
[GrainType("household")]
internal sealed class HouseholdGrain(PartyBook book) : PartyGrain(book), IHouseholdGrain
{
    private readonly OwnWorklist worklist = new(book);

    protected override IWorklist Owed => worklist;

    public override async Task<PartyView> View() => await base.View() with { Dogs = [.. Book.State.Belongings] };

    public override void Applied(PartyChange change) => worklist.Applied(change);
}
