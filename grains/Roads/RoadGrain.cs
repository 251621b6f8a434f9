using Grid.Parties;

namespace Grid.Roads;

/// <summary>路: holds what the road owes.</summary>
[GrainType("road")]
internal sealed class RoadGrain(PartyBook book) : PartyGrain(book), IRoadGrain
{
    private readonly OwnWorklist worklist = new(book);

    protected override IWorklist Owed => worklist;

    public override void Applied(PartyChange change) => worklist.Applied(change);
}
