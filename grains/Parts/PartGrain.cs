using Grid.Parties;
using Grid.Repeats;

namespace Grid.Parts;

/// <summary>部件: holds what is open at it, and remembers complaints about it.</summary>
[GrainType("part")]
internal sealed class PartGrain(PartyBook book, PartyServices services) : PartyGrain(book), IPartGrain
{
    private readonly OwnWorklist worklist = new(book);
    private readonly PlaceMarks marks = new(book, services);

    protected override IWorklist Owed => worklist;

    public override Task<RepeatsView?> Repeats() => Task.FromResult<RepeatsView?>(marks.View());

    public override void Applied(PartyChange change)
    {
        worklist.Applied(change);
        marks.Applied(change);
    }

    public override Task FollowUp() => marks.FollowUp();
}
