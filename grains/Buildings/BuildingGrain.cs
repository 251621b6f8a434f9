using Grid.Parties;

namespace Grid.Buildings;

/// <summary>楼: holds what the building owes.</summary>
[GrainType("building")]
internal sealed class BuildingGrain(PartyBook book) : PartyGrain(book), IBuildingGrain
{
    private readonly OwnWorklist worklist = new(book);

    protected override IWorklist Owed => worklist;

    public override void Applied(PartyChange change) => worklist.Applied(change);
}
