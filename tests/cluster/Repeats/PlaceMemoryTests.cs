using Grid.Cases;
using Grid.Ledger;
using Grid.Parties;
using Grid.Posts;
using Grid.Repeats;
using Grid.Revisits;
using Grid.Rulebook;
using Grid.Tests.City;
using Grid.Tests.Clocks;

namespace Grid.Tests.Repeats;

/// <summary>Places remember through rest and death, and tell once.</summary>
public sealed class PlaceMemoryTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string Public = "热线电话";

    public static TheoryData<string> Stores => TestStore.Both;

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task A_shop_is_marked_once_and_its_problem_goes_on_though_the_city_rests_and_dies(string kind)
    {
        using var store = await TestStore.Of(kind, postgres);
        var marked = await SeparateProcess.KillAfter(store.Options, static async store =>
        {
            var city = await TestCity.Start(store, ("Grid:Parties:SnapshotEvery", "2"));
            await County.Found(city);
            await Rule(city);
            var quarter = await TestNeighbourhood.Open(city);
            var first = await Again(quarter);
            await city.Rest();
            var second = await Again(quarter);
            return (quarter.Seat, Cases: new[] { first, second });
        });
        marked = await SeparateProcess.KillAfter(store.Options, marked, static async (store, before) =>
        {
            var quarter = TestNeighbourhood.Resume(await TestCity.Start(store), before.Seat);
            var third = await Again(quarter);
            return (quarter.Seat, Cases: before.Cases.Append(third).ToArray());
        });

        await using var last = await TestCity.Start(store.Options);
        var quarter = TestNeighbourhood.Resume(last, marked.Seat);
        Guid[] cases = [.. marked.Cases, await Again(quarter, close: false)];
        await last.Delivered();

        Assert.Null((await quarter.View(cases[0]))!.Recurrence);
        var views = await Task.WhenAll(cases.Skip(1).Select(async id => (await quarter.View(id))!.Recurrence!));
        Assert.Equal([2, 3, 4], views.Select(static again => again.Number));
        Assert.All(views, again => Assert.Equal(cases[0], again.Problem));
        await MarkedOnce(last, quarter.Tea);

        var mark = Assert.Single((await last.Grains.GetParty(quarter.Tea).Repeats())!.Marks);
        Assert.Equal(cases[2], mark.Case);
        Assert.Equal(10, MarkRules.LookBackDays([mark], ClassKind.Event, County.Outside, null, quarter.Now));
        var brought = Assert.Single((await quarter.View(cases[2]))!.Marks);
        Assert.Equal((quarter.Tea, quarter.WestStreet), (brought.Place, brought.Notified));
        Assert.Equal(DeadlineStep.Repeat, (await quarter.Owes(quarter.WestStreet, cases[2]))!.Notice!.Step);

        await last.Rest();
        Assert.Single((await last.Grains.GetParty(quarter.Tea).Repeats())!.Marks);
        Assert.Equal(4, Assert.Single((await last.Grains.GetParty(quarter.Tea).Repeats())!.Problems).Cases);
        Assert.Empty(await last.Audit());
        await Recount.Of(await last.Records()).AgreesWith(last.Grains);

        await last.Listed();
        var listed = Assert.Single(
            (await last.ReadModel.Problems(new(null, quarter.Tea, true, null, 2, 50, null, null))).Value!.Items);
        Assert.Equal((cases[0], 4L, true, true), (listed.Id, listed.Cases, listed.Open, listed.Marked));
        Assert.Equal(cases, (await last.ReadModel.Problem(cases[0]))!.Cases.Select(static one => one.Id));
        Assert.Equal(
            cases[2],
            Assert.Single((await last.ReadModel.Marks(new(quarter.Tea, true, 50, null, null))).Value!.Items).Case);
        Assert.Equal(3, (await last.ReadModel.Totals(new() { Party = quarter.Tea })).Value!.Recurrences);
        Assert.Equal(
            cases.Skip(1).Order(),
            (await last.ReadModel.Cases(new() { Party = quarter.Tea, Recurring = true }))
                .Value!.Items.Select(static line => line.Id)
                .Order());

        await quarter.Step(cases[3], CaseVerb.Void, reason: "误报");
        await last.Delivered();
        Assert.Equal(3, (await last.ReadModel.Problem(cases[0]))!.Problem.Cases);
        Assert.Equal(3, Assert.Single((await last.Grains.GetParty(quarter.Tea).Repeats())!.Problems).Cases);
    }

    [Fact]
    public async Task What_is_closed_at_a_marked_place_is_looked_back_at_for_longer()
    {
        await using var city = await TestCity.Found(TestStore.Embedded());
        await Rule(city);
        await County.Table(city, new()
        {
            Table = TableName.Revisits,
            Revisits =
            [
                new("L", RevisitKind.LookBack, null, ["*"], null, 1, 2, LimitUnit.UrgentDay, Post.SegmentChief,
                    new(2020, 1, 1), null, "made", "L"),
            ],
        });
        var quarter = await TestNeighbourhood.Open(city);
        var first = await Again(quarter);
        await Deadlines.Pass(city, quarter.Now);
        await Again(quarter);
        var third = await Again(quarter);
        await Deadlines.Pass(city, quarter.Now);

        Assert.Equal(
            (await quarter.View(first))!.ClosedAt!.Value.AddDays(2),
            Assert.Single((await quarter.View(first))!.Revisits).Next);
        var closed = (await quarter.View(third))!.ClosedAt!.Value;
        Assert.Equal(
            [closed.AddDays(1), closed.AddDays(2), closed.AddDays(2 + 10)],
            Assert.Single((await quarter.View(third))!.Revisits).Due);
    }

    [Fact]
    public async Task The_same_page_delivered_again_records_nothing_twice()
    {
        await using var city = await TestCity.Found(TestStore.Embedded());
        await Rule(city);
        var quarter = await TestNeighbourhood.Open(city);
        for (var i = 0; i < 4; i++)
        {
            await Again(quarter);
        }

        await city.Delivered();
        var before = await city.Records();
        foreach (var party in new[] { quarter.Tea, quarter.WestStreet, quarter.West })
        {
            foreach (var partition in before
                    .Where(record => record.Parties.Contains(party))
                    .GroupBy(static record => record.Position.Partition))
            {
                await city.Grains.GetDelivery(party).Deliver([.. partition], before: 0);
            }
        }

        await city.Rest();
        foreach (var record in before.Where(record => record.Parties.Contains(quarter.Tea)))
        {
            await city.Grains.GetDelivery(quarter.Tea).Deliver([record], before: 0);
        }

        await city.Delivered();
        Assert.Equal(before.Count, (await city.Records()).Count);
        await MarkedOnce(city, quarter.Tea);
    }

    [Fact]
    public async Task A_complaint_that_is_refused_takes_the_mark_back()
    {
        await using var city = await TestCity.Found(TestStore.Embedded());
        await Rule(city);
        var quarter = await TestNeighbourhood.Open(city);
        await Again(quarter);
        await Again(quarter);
        var third = await Again(quarter, close: false);
        await city.Delivered();
        Assert.Single((await city.Grains.GetParty(quarter.Tea).Repeats())!.Marks);

        await quarter.Step(third, CaseVerb.Refuse, reason: "不属实");
        await city.Delivered();

        Assert.Empty((await city.Grains.GetParty(quarter.Tea).Repeats())!.Marks);
        Assert.Empty((await city.ReadModel.Marks(new(quarter.Tea, true, 50, null, null))).Value!.Items);
        Assert.Single((await city.ReadModel.Marks(new(quarter.Tea, false, 50, null, null))).Value!.Items);
    }

    private static async Task Rule(TestCity city) => await County.Table(city, new()
    {
        Table = TableName.Repeats,
        Repeats =
        [
            new("shop", EntityKind.Shop, null, ["*"], null, 30, [Public], 3, 20, 60, 10, Post.SegmentChief,
                new(2020, 1, 1), null, "made", "L"),
        ],
    });

    /// <summary>A complaint before the tea shop two days on, and what is done about it.</summary>
    private static async Task<Guid> Again(TestNeighbourhood quarter, bool close = true)
    {
        quarter.Now += TimeSpan.FromDays(2);
        var id = Guid.NewGuid();
        await TestNeighbourhood.Insist(() =>
            quarter.Ask(grains =>
                grains
                    .GetGrain<IIntakeGrain>(0)
                    .Report(
                        id,
                        TestNeighbourhood.Seen(County.Outside, quarter.TeaFront) with
                        {
                            Channel = Public,
                            ReportedAt = null,
                        })));
        if (close)
        {
            await quarter.Through(id, CaseVerb.Close);
        }

        await quarter.City.Delivered();
        return id;
    }

    private static async Task MarkedOnce(TestCity city, EntityRef place)
    {
        var records = await city.Records();
        var mark = (PlaceMarked)EventCodec.Read(Assert.Single(records, static record => record.Type == "place.marked"));
        Assert.Equal((place, 1), (mark.Place, mark.Number));
        Assert.Single(records, static record => record.Type == "case.placeMarked");
        Assert.Equal(3, records.Count(static record => record.Type == "case.recurred"));
        Assert.Equal(
            3,
            records
                .Where(static record => record.Type == "case.recurred")
                .DistinctBy(static record => record.Source)
                .Count());
    }
}
