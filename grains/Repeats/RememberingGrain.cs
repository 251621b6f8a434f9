using Grid.Parties;

namespace Grid.Repeats;

/// <summary>
/// A unit of a place that keeps the list of what it owes itself, and remembers complaints and problems: shop, segment,
/// part.
/// </summary>
internal abstract class RememberingGrain(PartyBook book, PartyServices services) : PartyGrain(book)
{
    private readonly OwnWorklist worklist = new(book);
    private readonly PlaceMarks marks = new(book, services);

    protected override IWorklist Owed => worklist;

    public override Task<RepeatsView?> Repeats() => Task.FromResult<RepeatsView?>(marks.View());

    public override Task<IReadOnlyList<PlaceMarked>> Marks() => Task.FromResult(marks.Standing());

    public override void Applied(PartyChange change)
    {
        worklist.Applied(change);
        marks.Applied(change);
    }

    public override Task FollowUp() => marks.FollowUp();
}
