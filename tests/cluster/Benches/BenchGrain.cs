using Grid.Parties;

namespace Grid.Tests.Benches;

/// <summary>座椅: holds what it owes.</summary>
[GrainType(BenchKind.Word)]
internal sealed class BenchGrain(PartyBook book) : PartyGrain(book), IBenchGrain
{
    private readonly OwnWorklist worklist = new(book);

    protected override IWorklist Owed => worklist;

    public override void Applied(PartyChange change) => worklist.Applied(change);
}
