using Grid.Cases;
using Grid.City;
using Grid.Clocks;
using Grid.Ledger;
using Grid.Parties;
using Grid.ReadModel;
using Grid.Rulebook;
using Grid.Tests.City;
using Microsoft.Extensions.DependencyInjection;
using RegisterFollower = Grid.Counties.RegisterFollower;

namespace Grid.Tests.Clocks;

/// <summary>What happens when time passes, though silos die meanwhile.</summary>
public sealed class DeadlineTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    public static TheoryData<string> Stores => TestStore.Both;

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task An_unhandled_case_escalates_once_and_in_order_though_the_city_dies_twice(string kind)
    {
        using var store = await TestStore.Of(kind, postgres);
        var (seat, asleep, awake, noon) = await SeparateProcess.KillAfter(store.Options, static async store =>
        {
            var city = await TestCity.Start(store);
            await County.Found(city);
            await Deadlines.Rule(city);
            var quarter = await TestNeighbourhood.Open(city);
            var asleep = (await quarter.Report(County.Outside, quarter.TeaFront)).Id;
            var awake = (await quarter.Report(County.Stall, quarter.At(100, 5))).Id;
            var unfiled = (await quarter.Report(County.Stall, quarter.At(250, 5))).Id;
            await quarter.Through(asleep, CaseVerb.Dispatch);
            await quarter.Through(awake, CaseVerb.Accept);
            var noon = quarter.Now;

            await Deadlines.Pass(city, noon.AddMinutes(70));
            Assert.Equal(["H1"], (await Deadlines.Of(city, asleep)).Select(static passed => passed.Rule));
            Assert.Equal(["1C", "F1"], (await Deadlines.Of(city, unfiled)).Select(static passed => passed.Rule));
            quarter.Now = noon.AddMinutes(90);
            await quarter.Through(awake, CaseVerb.Handle);
            return (quarter.Seat, asleep, awake, noon);
        });
        await SeparateProcess.KillAfter(store.Options, noon, static async (store, noon) =>
        {
            var city = await TestCity.Start(store);
            await Deadlines.Pass(city, noon.AddHours(5.5));
            await Deadlines.Pass(city, noon.AddHours(5.5));
            return noon;
        });

        await using var last = await TestCity.Start(store.Options);
        var quarter = TestNeighbourhood.Resume(last, seat);
        await Deadlines.Pass(last, noon.AddDays(3));
        await last.Delivered();
        await last.Listed();

        var passed = await Deadlines.Of(last, asleep);
        Assert.Equal(["H1", "H2", "H3", "H4", "H5", "H6", "H7", "H8", "H9"], passed.Select(static one => one.Rule));
        Assert.Equal(
            [60, 96, 120, 180, 240, 300, 420, 540, 660],
            // Two hours, an hour each for shop, segment and road, two for area and head.
            passed.Select(one => (int)Math.Round((one.At - noon).TotalMinutes)));
        Assert.Equal(
            [
                County.Enforcement, County.Enforcement, County.Enforcement, quarter.Tea, quarter.WestStreet,
                quarter.Road, quarter.Office, County.Enforcement, County.CommandCentre,
            ],
            passed.Select(static one => one.Party!.Value));
        Assert.Equal(
            ["H1", "C1"],
            (await Deadlines.Of(last, awake))
                .Where(static one => one.Clock is ClockKind.Handle or ClockKind.Check)
                .Select(static one => one.Rule));
        await Deadlines.PassedOnce(last);

        var notices = new List<NoticeLine>();
        foreach (var party in passed.Select(static one => one.Party!.Value).Distinct())
        {
            notices.AddRange(
                (await last.Grains.GetGrain<IReadModelGrain>(0).Notices(new(party))).Value!.Items.Where(line =>
                    line.Case == asleep && line is { Clock: ClockKind.Handle, Step: not DeadlineStep.Sent }));
        }

        Assert.Equal(
            passed.Select(static one => (one.Rule, one.Party!.Value, one.At)),
            notices.OrderBy(static line => line.At).Select(static line => (line.Rule, line.Party, line.At)));
        Assert.Equal(
            passed.Select(static one => (one.Rule, one.Step, one.Due, one.Party)),
            (await quarter.Case(asleep).History())!
                .Select(static trace => trace.Deadline)
                .OfType<MissedDeadline>()
                .Where(static missed => missed.Clock == ClockKind.Handle)
                .Select(static missed => (missed.Rule, missed.Step, missed.Due, missed.To)));

        var road = (await quarter.Owes(quarter.Road, asleep))!;
        Assert.Equal(
            (DeadlineStep.Escalate, "H6", noon.AddHours(7)), (road.Notice!.Step, road.Notice.Rule, road.Notice.Until));
        var centre = (await quarter.Owes(County.CommandCentre, openOnly: false)).Single(one => one.Case == asleep);
        Assert.Equal((AssignmentRole.Chief, "H9"), (centre.Role, centre.Rule));
        var view = (await quarter.View(asleep))!;
        Assert.Equal(Light.Red, view.Light);
        Assert.Contains(County.CommandCentre, view.Notified);
        Assert.Contains(
            (await quarter.Case(asleep).History())!,
            static trace => trace is { Type: "case.deadlinePassed", By: "clock" });

        quarter.Now = noon.AddDays(3);
        await quarter.Through(asleep, CaseVerb.Feedback);
        await last.Delivered();
        Assert.Equal(
            ObligationStatus.Discharged,
            (await quarter.Owes(County.CommandCentre, openOnly: false)).Single(one => one.Case == asleep).Status);
        Assert.Empty(await last.Audit());
        await Recount.Of(await last.Records()).AgreesWith(last.Grains);
    }

    [Fact]
    public async Task Time_that_passed_unnoticed_is_recorded_before_what_is_done_then()
    {
        await using var city = await TestCity.Found(TestStore.Embedded());
        await Deadlines.Rule(city);
        var quarter = await TestNeighbourhood.Open(city);
        var id = (await quarter.Report(County.Outside, quarter.TeaFront)).Id;
        await quarter.Through(id, CaseVerb.Dispatch);

        quarter.Now += TimeSpan.FromHours(4.5);
        await quarter.Through(id, CaseVerb.Handle); // no clock shard was advanced: the case itself sees the time
        await Deadlines.Pass(city, quarter.Now);

        Assert.Equal(
            [
                "case.reported",
                "case.verified",
                "case.filed",
                "case.dispatched",
                "case.deadlinePassed",
                "case.deadlinePassed",
                "case.deadlinePassed",
                "case.deadlinePassed",
                "case.deadlinePassed",
                "case.accepted",
                "case.handled",
            ],
            (await quarter.Case(id).History())!.Select(static trace => trace.Type));
        await Deadlines.PassedOnce(city);
    }

    [Fact]
    public async Task What_falls_due_while_a_step_is_decided_does_not_come_after_it()
    {
        await using var city = await TestCity.Found(
            TestStore.Embedded(), static builder => builder.Services.AddSingleton<CityClock>(new RestlessClock()));
        await Deadlines.Rule(city);
        var quarter = await TestNeighbourhood.Open(city);
        var ids = new List<Guid>();
        for (var metres = -280; metres < 280; metres += 40)
        {
            ids.Add((await quarter.Report(County.Stall, quarter.At(metres, 5))).Id);
            await quarter.Through(ids[^1], CaseVerb.Feedback);
        }

        var rules = city.Services.GetRequiredService<RegisterFollower>().Current.First.Rules;
        foreach (var id in ids)
        {
            var times = new CaseTimes();
            foreach (
                var happened in (await city.Ledger.ReadSource(CaseRules.CaseRef(id).ToString())).Select(EventCodec.Read)
            )
            {
                Assert.False(
                    happened is not CaseDeadlineMissed && ClockRules.Next(times, rules)?.Due <= happened.At,
                    $"{happened} came at {happened.At:O}, when {ClockRules.Next(times, rules)} had not passed");
                times = CaseTimes.Apply(times, happened);
            }
        }

        await Deadlines.PassedOnce(city);
    }

    [Fact]
    public async Task A_suspended_case_waits_in_peace_and_goes_on_by_itself()
    {
        await using var city = await TestCity.Found(TestStore.Embedded());
        await Deadlines.Rule(city);
        var quarter = await TestNeighbourhood.Open(city);
        var id = (await quarter.Report(County.Outside, quarter.TeaFront)).Id;
        await quarter.Through(id, CaseVerb.Dispatch);
        quarter.Now += TimeSpan.FromMinutes(30);
        var start = quarter.Now;
        Assert.Null(
            (
                await quarter.Try(id, new(CaseVerb.Suspend, "desk-1", Reason: "等待迁移管线", Until: start.AddDays(10)))
            ).Refusal);
        Assert.Null((await quarter.View(id))!.Due);

        await Deadlines.Pass(city, start.AddDays(9));
        Assert.Empty(await Deadlines.Of(city, id));
        await city.Delivered();
        Assert.Null((await quarter.Owes(quarter.Tea, id))!.Due);

        await Deadlines.Pass(city, start.AddDays(10).AddMinutes(31));
        await city.Delivered();
        Assert.Equal(["H1"], (await Deadlines.Of(city, id)).Select(static passed => passed.Rule));
        Assert.Equal(start.AddDays(10).AddMinutes(90), (await quarter.View(id))!.Due);
        Assert.Equal(start.AddDays(10).AddMinutes(90), (await quarter.Owes(quarter.Tea, id))!.Due);
        await Recount.Of(await city.Records()).AgreesWith(city.Grains);
    }

    [Fact]
    public async Task Time_passes_by_itself_and_what_was_due_while_the_city_was_down_passes_when_it_is_back()
    {
        using var store = TestStore.Embedded();
        var id = await SeparateProcess.KillAfter(store.Options, static async store =>
        {
            var city = await TestCity.Start(store, ("Grid:Clock", "present"));
            await County.Found(city);
            await Deadlines.Rule(city, hour: 1 / 3600.0); // an hour is a second
            await County.Table(city, new()
            {
                Table = TableName.Standards,
                Standards =
                [
                    new(ClassKind.Event, County.Outside, 1, "f", "c", 2 / 3600.0, LimitUnit.UrgentHour, new(2020, 1, 1),
                        null, "made", "L"),
                ],
            });
            var quarter = await TestNeighbourhood.Open(city);
            var id = Guid.NewGuid();
            var report = TestNeighbourhood.Seen(County.Outside, quarter.TeaFront);
            Assert.Null((await city.Grains.GetGrain<IIntakeGrain>(0).Report(id, report)).Refusal);
            Assert.Null((await city.Grains.GetGrain<ICaseGrain>(id).Step(new(CaseVerb.File, "desk"))).Refusal);
            Assert.Null((await city.Grains.GetGrain<ICaseGrain>(id).Step(new(CaseVerb.Dispatch, "desk"))).Refusal);

            await Eventually.Comes(
                async () => (await Deadlines.Of(city, id)).Any(static passed => passed.Rule == "H3"), "the red light");

            // How soon after is for the benchmark to say.
            Assert.All(await Deadlines.Of(city, id), static passed => Assert.True(passed.At >= passed.Due));
            return id;
        });

        // It was down while more fell due: by its own clock it is back a minute after it was killed.
        await using var back = await TestCity.Start(
            store.Options,
            static builder => builder.Services.AddSingleton<CityClock>(new LaterClock(TimeSpan.FromMinutes(1))),
            ("Grid:Clock", "present"));
        await Eventually.Holds(async () =>
            Assert.Contains(await Deadlines.Of(back, id), static passed => passed.Rule == "H9"));
        Assert.Equal(
            ["H1", "H2", "H3", "H4", "H5", "H6", "H7", "H8", "H9"],
            (await Deadlines.Of(back, id))
                .Where(static passed => passed.Clock == ClockKind.Handle)
                .Select(static passed => passed.Rule));
        await Deadlines.PassedOnce(back);
    }

    /// <summary>The present, and some time more.</summary>
    private sealed class LaterClock(TimeSpan later) : CityClock
    {
        private readonly PresentClock present = new();

        public override bool Driven => false;

        public override DateTimeOffset GetUtcNow() => present.GetUtcNow() + later;
    }

    /// <summary>Each reading of it shows another time.</summary>
    private sealed class RestlessClock : CityClock
    {
        private long looked;

        public override bool Driven => true;

        public override DateTimeOffset GetUtcNow() => County.Monday.AddMinutes(25 * Interlocked.Increment(ref looked));
    }
}
