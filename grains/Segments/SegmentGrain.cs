using Grid.Parties;
using Grid.Repeats;

namespace Grid.Segments;

/// <summary>路段: holds what the segment owes, and remembers complaints and problems.</summary>
[GrainType("segment")]
internal sealed class SegmentGrain(PartyBook book, PartyServices services) : PartyGrain(book), ISegmentGrain
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
