using Grid.Cases;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Parties;
using Grid.Patrols;
using Grid.Places;
using Grid.Rulebook;
using Grid.Checklists;
using Grid.Tests.City;
using Grid.Tests.Clocks;

namespace Grid.Tests.Patrols;

/// <summary>Beats in a city whose silos die.</summary>
public sealed class PatrolTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly DateTimeOffset Monday = new(2026, 6, 1, 0, 0, 0, TimeSpan.FromHours(8));

    public static TheoryData<string> Stores => TestStore.Both;

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task Missed_windows_are_recorded_once_and_notify_chief_and_squad_though_the_city_dies(
        string kind)
    {
        using var store = await TestStore.Of(kind, postgres);
        var seat = await SeparateProcess.KillAfter(store.Options, static async store =>
        {
            var city = await TestCity.Start(store);
            await County.Found(city);
            var quarter = await TestNeighbourhood.Open(city);
            quarter.Now = Monday.AddHours(1);
            await quarter.Enter(Beat(quarter), Data(quarter));
            quarter.Now = Monday.AddHours(8);
            Assert.Equal((1, 2), Visit(await Try(quarter, "c1", quarter.At(-100, 5))));
            await Deadlines.Pass(city, Monday.AddHours(12));
            return quarter.Seat;
        });
        seat = await SeparateProcess.KillAfter(store.Options, seat, static async (store, seat) =>
        {
            var city = await TestCity.Start(store);
            var quarter = TestNeighbourhood.Resume(city, seat);
            await Deadlines.Pass(city, Monday.AddHours(12));
            quarter.Now = Monday.AddHours(17);
            Assert.Equal((1, 2), Visit(await Try(quarter, "c2", quarter.At(-100, 5))));
            quarter.Now = Monday.AddHours(17.5);
            Assert.Equal((2, 2), Visit(await Try(quarter, "c3", quarter.At(-120, 5))));
            return quarter.Seat;
        });

        await using var last = await TestCity.Start(store.Options);
        var quarter = TestNeighbourhood.Resume(last, seat);
        await Deadlines.Pass(last, Monday.AddDays(2)); // Tuesday: no patrol came at all
        await Deadlines.Pass(last, Monday.AddDays(2));
        await last.Delivered();
        await last.Listed();

        var missed = (await last.Records()).Select(EventCodec.Read).OfType<PatrolMissed>().ToList();
        Assert.Equal(3, missed.Count);
        Assert.Equal(
            [Monday.AddHours(9.5), Monday.AddHours(33.5), Monday.AddHours(42.5)],
            missed.Select(static one => one.Closed).Order());
        quarter.Now = Monday.AddDays(2);
        foreach (var notified in new[] { quarter.WestStreet, County.Enforcement })
        {
            Assert.Equal(3, (await quarter.Figures(notified)).MissedBeats);
        }

        var days = await quarter.Ask(grains =>
            grains.GetGrain<IBeatGrain>(Beat(quarter).Key).Figures(new(2026, 6, 1), new(2026, 6, 3)));
        Assert.Equal(
            [(4, 3, 0, 1, 1), (4, 0, 0, 4, 2), (4, 0, 0, 0, 0)],
            days.Select(static day => (day.Planned, day.Made, day.Late, day.Missed, day.MissedWindows)));
        var place = await quarter.Ask(grains =>
            grains.GetGrain<IPatrolsGrain>(0).Figures(quarter.WestStreet, new(2026, 6, 1), new(2026, 6, 2), 50, null));
        Assert.Equal(
            (8, 3, 5),
            (place.Items.Sum(static day => day.Planned), place.Items.Sum(static day => day.Made),
                place.Items.Sum(static day => day.Missed)));
        Assert.Empty(await last.Audit());
        await Recount.Of(await last.Records()).AgreesWith(last.Grains);

        await last.Rest(); // a chief who forgot finds it in the record
        Assert.Equal(3, (await quarter.Figures(quarter.WestStreet)).MissedBeats);
    }

    [Fact]
    public async Task A_check_in_sent_again_is_answered_and_counts_once_also_after_a_rest()
    {
        await using var city = await TestCity.Found(TestStore.Embedded());
        var quarter = await TestNeighbourhood.Open(city);
        quarter.Now = Monday.AddHours(1);
        await quarter.Enter(Beat(quarter), Data(quarter) with { LateMinutes = 0 });
        quarter.Now = Monday.AddHours(8);

        var first = (await Try(quarter, "c1", quarter.At(-100, 5))).Value;
        await city.Rest();
        quarter.Now = Monday.AddDays(1).AddHours(8); // the next day, without a time of its own
        Assert.Equal(first, (await Try(quarter, "c1", quarter.At(-100, 5))).Value);
        Assert.Single((await city.Records()).Select(EventCodec.Read).OfType<PatrolCheckedIn>());

        Assert.Equal("patrol.outside", (await Try(quarter, "c2", quarter.At(-100, 180))).Refusal?.Code);
        Assert.Equal(
            "patrol.future", (await Try(quarter, "c3", quarter.At(-100, 5), quarter.Now.AddHours(1))).Refusal?.Code);
        Assert.Equal(
            "patrol.ancient", (await Try(quarter, "c4", quarter.At(-100, 5), quarter.Now.AddDays(-4))).Refusal?.Code);
        Assert.Equal(
            "beat.unknown",
            (await quarter.Ask(grains =>
                grains
                    .GetGrain<IBeatGrain>("nowhere")
                    .CheckIn(new("c5", quarter.At(0, 0), null, County.Enforcement.Key))))
                .Refusal
                ?.Code);
        Assert.Single((await city.Records()).Select(EventCodec.Read).OfType<PatrolCheckedIn>());
    }

    [Fact]
    public async Task What_is_found_becomes_a_case_that_names_the_beat_once_however_often_it_is_sent()
    {
        await using var city = await TestCity.Found(TestStore.Embedded());
        await County.Table(city, new()
        {
            Table = TableName.Checklists,
            Checklists =
            [
                new("SAN-1", StandardFamily.GroundSanitation, "垃圾", ["主干道"], [], "无", "滞留", Bound.AtMost, 15, "分钟",
                    ClassKind.Event, County.Litter, 1, new(2020, 1, 1), null, "made", "L"),
            ],
        });
        var quarter = await TestNeighbourhood.Open(city);
        await quarter.Enter(Beat(quarter), Data(quarter));
        var id = Guid.NewGuid();
        var find = new Find(
            id, "SAN-1", ClassKind.Event, null, 1, quarter.TeaFront, "垃圾", null, County.Enforcement.Key, 40);

        var taken = await quarter.Ask(grains => grains.GetGrain<IBeatGrain>(Beat(quarter).Key).Find(find));
        Assert.Equal(
            (County.Litter, "巡查发现", $"beat/{Beat(quarter).Key}/2026-06-01"),
            (taken.Value!.Class, taken.Value.Channel, taken.Value.Origin));
        await city.Rest();
        Assert.Null((await quarter.Ask(grains => grains.GetGrain<IBeatGrain>(Beat(quarter).Key).Find(find))).Refusal);

        var day = await quarter.Ask(grains => grains.GetGrain<IBeatGrain>(Beat(quarter).Key).Day(null));
        Assert.Equal((id, "SAN-1"), (Assert.Single(day!.Findings).Case, day.Findings[0].Item));
        Assert.Equal(new(40, "分钟", Bound.AtMost, 15), day.Findings[0].Measured);
        Assert.Equal(
            "patrol.measured",
            (await quarter.Ask(grains =>
                grains.GetGrain<IBeatGrain>(Beat(quarter).Key).Find(find with { Id = Guid.NewGuid(), Measured = 15 })))
                .Refusal
                ?.Code);
        Assert.Equal(
            "patrol.notHolder",
            (await quarter.Ask(grains =>
                grains.GetGrain<IBeatGrain>(Beat(quarter).Key).Find(find with { Id = Guid.NewGuid(), By = "P-9" })))
                .Refusal
                ?.Code);
        quarter.Now = quarter.Now.AddDays(3); // a telephone that had no net
        Assert.Null((await quarter.Ask(grains => grains.GetGrain<IBeatGrain>(Beat(quarter).Key).Find(find))).Refusal);
        Assert.Empty((await quarter.Ask(grains => grains.GetGrain<IBeatGrain>(Beat(quarter).Key).Day(null)))!.Findings);
        Assert.Single((await city.Records()).Select(EventCodec.Read).OfType<CaseReported>());
        Assert.Equal(
            "checklist.itemUnknown",
            (await quarter.Ask(grains =>
                grains
                    .GetGrain<IBeatGrain>(Beat(quarter).Key)
                    .Find(find with { Id = Guid.NewGuid(), Item = "SAN-9" })))
                .Refusal
                ?.Code);
        var listed = await quarter.Ask(grains =>
            grains.GetGrain<IPatrolsGrain>(0).List(quarter.WestStreet, PatrolMode.FixedPoint, null, 50, null));
        Assert.Equal(Beat(quarter).Key, Assert.Single(listed.Items).Entry.Ref.Key);
    }

    [Fact]
    public async Task A_beat_through_nowhere_is_not_entered()
    {
        await using var city = await TestCity.Found(TestStore.Embedded());
        var quarter = await TestNeighbourhood.Open(city);

        var entered = await quarter.Ask(grains =>
            grains
                .GetRegister(Beat(quarter))
                .Register(new(Data(quarter) with { Places = [new(EntityKind.Segment, "nowhere")] }, "registrar")));

        Assert.Equal("beat.unregistered", entered.Refusal?.Code);
    }

    private static EntityRef Beat(TestNeighbourhood quarter) => new(EntityKind.Beat, $"{quarter.Code}-B1");

    private static BeatData Data(TestNeighbourhood quarter) => new()
    {
        Mode = PatrolMode.FixedPoint,
        Places = [quarter.WestStreet],
        Squad = County.Enforcement.Key,
        Windows = [new(new(7, 0), new(9, 0)), new(new(16, 0), new(18, 0))],
        Visits = 2,
        LateMinutes = 30,
        From = new(2020, 1, 1),
    };

    private static (int, int) Visit(Outcome<CheckInView> made)
    {
        Assert.True(made.Refusal is null, made.Refusal?.ToString());
        return (made.Value!.Visit, made.Value.Planned);
    }

    private static Task<Outcome<CheckInView>> Try(
        TestNeighbourhood quarter,
        string id,
        GeoPoint point,
        DateTimeOffset? at = null) =>
        quarter.Ask(grains =>
            grains.GetGrain<IBeatGrain>(Beat(quarter).Key).CheckIn(new(id, point, at, County.Enforcement.Key)));
}
