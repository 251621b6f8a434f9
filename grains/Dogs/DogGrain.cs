using Grid.Parties;

namespace Grid.Dogs;

/// <summary>犬: holds what the dog owes.</summary>
[GrainType("dog")]
internal sealed class DogGrain(PartyBook book) : PartyGrain(book), IDogGrain
{
    private readonly OwnWorklist worklist = new(book);

    protected override IWorklist Owed => worklist;

    public override void Applied(PartyChange change) => worklist.Applied(change);
}
