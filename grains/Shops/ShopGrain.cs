using Grid.Parties;
using Grid.Repeats;

namespace Grid.Shops;

/// <summary>门店: holds what the shop owes, and remembers complaints and problems.</summary>
[GrainType("shop")]
internal sealed class ShopGrain(PartyBook book, PartyServices services) : PartyGrain(book), IShopGrain
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
