using Grid.Cases;
using Grid.Foundation;
using Grid.Ladders;
using Grid.Parties;
using Grid.Posts;
using Grid.Rulebook;
using Grid.Shops;
using Grid.Tests.Counties;
using Grid.Tests.Rulebook;
using Grid.Worklists;

namespace Grid.Tests.Ladders;

/// <summary>The look after an order is owed by a post until somebody looked, or nobody is to look any more.</summary>
public sealed class OpenOrdersTests
{
    private const string Source = "shop/S-0001/ladder";

    private static readonly DateTimeOffset Start = new(2019, 4, 22, 9, 0, 0, TimeSpan.FromHours(8)); // a Monday
    private static readonly DateTimeOffset Limit = Start.AddDays(3);

    [Fact]
    public async Task An_order_owes_a_look_after_its_limit_until_somebody_looked()
    {
        var county = TestCounty.Of(await HaiyanBook.Rules());
        var open = KeptFile.Of(Source)!.Apply(Order(1, "04-05")).Apply(Order(2, "04-01"));

        var owed = open.Steps(Source, county);

        Assert.All(owed, step => Assert.Equal(
            (ClockKind.OrderRecheck, Start, Limit.AddDays(1), Post.Officer, "E-orderRecheck-1"),
            (step.Clock, step.Since, step.Due, step.Post, step.Rule)));
        Assert.Equal([1, 2], owed.Select(static step => step.File!.Rung!.Value));

        var looked = new OrderRechecked(1, ClassKind.Event, "04-05", RecheckResult.Corrected, Limit, Resets: true)
        {
            At = Limit.AddDays(2), By = "P-0031",
        };
        var after = open.Apply(looked).Steps(Source, county);
        Assert.Equal([2], after.Select(static step => step.File!.Rung!.Value));
        Assert.Equal(
            new EndedSteps(1, 1, 0), // done, and late
            Assert.Single(open.Ended(owed, after, looked)).Change);
    }

    [Fact]
    public async Task A_later_order_a_filing_an_upheld_objection_and_another_holder_end_what_was_owed()
    {
        var rules = await HaiyanBook.Rules();
        var open = KeptFile.Of(Source)!.Apply(Order(1, "04-05"));

        Assert.Equal([3], Rungs(open.Apply(Order(3, "04-05"))));
        Assert.True(open.Apply(Order(3, "04-05") with { Rung = Rung.File, Order = 1 }).IsIdle);
        Assert.True(open.Apply(new RungReviewed(1, Upheld: true, "made") { At = Limit, By = "P-0001" }).IsIdle);
        Assert.Equal([1], Rungs(open.Apply(new RungReviewed(1, Upheld: false, "made") { At = Limit, By = "P-0001" })));
        Assert.True(open.Apply(new HolderSucceeded(Limit) { At = Limit, By = "P-0001" }).IsIdle);

        var shop = new ShopData
        {
            Name = "made", Segment = "S", Side = "left", FromMetres = 0, ToMetres = 5, WallMetres = 5,
            HolderSince = new(2019, 4, 23),
        };
        Assert.Empty(open.Steps(Source, TestCounty.Of(rules, (new(EntityKind.Shop, "S-0001"), shop))));

        IEnumerable<int> Rungs(KeptFile file) =>
            file.Steps(Source, TestCounty.Of(rules)).Select(static step => step.File!.Rung!.Value);
    }

    private static RungTaken Order(int number, string code) => new(
        number, Rung.Order, ClassKind.Event, code, Start, "order", Limit, County: "330424")
    {
        At = Start, By = "P-0031",
    };
}
