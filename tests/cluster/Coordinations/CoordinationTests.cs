using Grid.Cases;
using Grid.Coordinations;
using Grid.Departments;
using Grid.Parties;
using Grid.ReadModel;
using Grid.Rulebook;
using Grid.Tests.City;
using Grid.Tests.Clocks;

namespace Grid.Tests.Coordinations;

/// <summary>How the coordination office settles which department has a case, in a whole city.</summary>
public sealed class CoordinationTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly EntityRef Office = new(EntityKind.Department, $"{County.Code}-CGB"),
        Leaders = new(EntityKind.Department, $"{County.Code}-LDXZ");

    private static readonly DecideCoordination Decision =
        new("office-1", County.Enforcement.Key, [County.Bureau.Key], "纪要3号");

    public static TheoryData<string> Stores => TestStore.Both;

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task What_two_departments_returned_is_settled_though_the_city_dies_before_it_convenes_them(
        string kind)
    {
        using var store = await TestStore.Of(kind, postgres);
        var disputed = await SeparateProcess.KillAfter(store.Options, static async store =>
        {
            var city = await TestCity.Start(store);
            await Found(city);
            var quarter = await TestNeighbourhood.Open(city);
            var first = (await quarter.Report(County.Stall, quarter.At(100, 5))).Id;
            var second = (await quarter.Report(County.Stall, quarter.At(-250, 5))).Id;

            city.CallInterceptor.Before = static call => call.TargetId.Type.ToString() == "coordination"
                ? throw new TimeoutException("the coordination is not reached")
                : Task.CompletedTask;
            await Dispute(quarter, first);
            await Dispute(quarter, second);
            Assert.True((await quarter.View(first))!.Dispute!.Waiting);
            var again = await quarter.Try(first, new(CaseVerb.Dispatch, "desk-1", Reason: "再派"));
            Assert.Equal("case.coordinating", again.Refusal?.Code);
            return (quarter.Seat, first, second);
        });
        var (first, second) = (disputed.first, disputed.second);
        var decided = await SeparateProcess.KillAfter(store.Options, disputed, static async (store, disputed) =>
        {
            var city = await TestCity.Start(store);
            var quarter = TestNeighbourhood.Resume(city, disputed.Seat);
            var key = Key(quarter);
            await Eventually.Holds(async () => Assert.Equal(2, (await View(quarter, key))?.Rounds[0].Cases.Count));
            await city.Delivered();
            var round = (await View(quarter, key))!.Rounds.Single();
            Assert.Equal((Office, CoordinationStatus.Open), (round.Convener, round.Status));
            Assert.Superset(new HashSet<EntityRef> { County.Enforcement, County.Bureau }, round.Parties.ToHashSet());
            var owed = await quarter.Owes(Office, disputed.first);
            Assert.Equal((AssignmentRole.Convene, round.Due), (owed!.Role, owed.Due));
            Assert.Equal([key], (await Lines(city, open: true)).Select(static line => line.Key));
            var coordinating = await city.ReadModel.Cases(new() { Coordination = key, Coordinating = true });
            Assert.Equal(2, coordinating.Value!.Items.Count);

            city.CallInterceptor.Before = static call =>
                call.TargetId.Type.ToString() == "case" && call.MethodName == nameof(ILedgerRecipient.Deliver)
                    ? throw new TimeoutException("the cases are not reached")
                    : Task.CompletedTask;
            var decided = await quarter.Ask(grains => grains.GetGrain<ICoordinationGrain>(key).Decide(Decision));
            Assert.Null(decided.Refusal);
            return quarter.Seat;
        });

        await using var last = await TestCity.Start(store.Options);
        var quarter = TestNeighbourhood.Resume(last, decided);
        var key = Key(quarter);
        foreach (var id in new[] { first, second })
        {
            await Eventually.Holds(async () =>
                Assert.Equal(
                    (CaseStage.Dispatched, County.Enforcement),
                    await quarter.View(id) is { } view ? (view.Stage, view.Lead) : default));
        }

        // A caller that was not answered decides again.
        Assert.Null((await quarter.Ask(grains => grains.GetGrain<ICoordinationGrain>(key).Decide(Decision))).Refusal);
        Assert.Equal(
            "case.bound", (await quarter.Try(first, new(CaseVerb.Return, "zf-1", Reason: "还是不属我局"))).Refusal?.Code);
        await last.Delivered();
        Assert.Equal(ObligationStatus.Discharged, (await quarter.Owes(Office, first))!.Status);
        Assert.Empty(await Lines(last, open: true));
        var figures = await quarter.Figures(County.Enforcement);
        Assert.Equal(
            (4L, 2L, 0L, 2L), (figures.Dispatched, figures.Returned, figures.ReturnsUpheld, figures.ReturnsOverruled));
        var bureau = await quarter.Figures(County.Bureau);
        Assert.Equal(
            (2L, 2L, 2L, 0L), (bureau.Dispatched, bureau.Returned, bureau.ReturnsUpheld, bureau.ReturnsOverruled));
        var page = (await last.ReadModel.Dispatches(50, null)).Value!;
        Assert.Equal(
            (6L, 4L, 2L, 2L), (page.Total.Dispatched, page.Total.Returned, page.Total.Upheld, page.Total.Overruled));
        Assert.Equal(bureau.Returned, page.Items.Single(static line => line.Party == County.Bureau).Figures.Returned);
        Assert.Equal(2, (await View(quarter, key))!.Proposed.Count);
        Assert.Single(
            (await quarter.Case(first).History())!,
            static trace => trace.Type == "case.dispatched" && trace.By == "office-1");
        Assert.Empty(await last.Audit());
        await Recount.Of(await last.Records()).AgreesWith(last.Grains);
    }

    [Fact]
    public async Task An_unsettled_coordination_escalates_from_the_convening_office_upwards()
    {
        using var store = TestStore.Embedded();
        await using var city = await TestCity.Start(store.Options);
        await Found(city);
        await County.Table(city, new()
        {
            Table = TableName.Limits,
            Limits =
            [
                new(ClockKind.Coordinate, null, ["*"], null, [], 10, LimitUnit.UrgentHour, new(2020, 1, 1), null,
                    "made", "L"),
            ],
        });
        await County.Table(city, new()
        {
            Table = TableName.Escalations,
            Escalations =
            [
                new("K1", ClockKind.Coordinate, DeadlineStep.Red, 100, null, null, null, new(2020, 1, 1), null, "made",
                    "L"),
                new("K2", ClockKind.Coordinate, DeadlineStep.Escalate, null, 5, LimitUnit.UrgentHour,
                    Grid.Posts.Post.DepartmentHead, new(2020, 1, 1), null, "made", "L"),
            ],
        });
        var quarter = await TestNeighbourhood.Open(city);
        var id = (await quarter.Report(County.Stall, quarter.At(100, 5))).Id;
        await Dispute(quarter, id);

        await Deadlines.Pass(city, quarter.Now.AddHours(16));
        await Deadlines.Pass(city, quarter.Now.AddHours(16));
        await city.Delivered();

        Assert.Equal(
            [("K1", (EntityRef?)Office), ("K2", Leaders)],
            (await Deadlines.Of(city, id)).Select(static passed => (passed.Rule, passed.Party)));
        Assert.Equal(
            (AssignmentRole.Convene, "K1"),
            (await quarter.Owes(Office, id)) is { Notice: { } notice } owed ? (owed.Role, notice.Rule) : default);
        Assert.Equal(AssignmentRole.Chief, (await quarter.Owes(Leaders, id))?.Role);
        await Deadlines.PassedOnce(city);
        await Recount.Of(await city.Records()).AgreesWith(city.Grains);
    }

    [Fact]
    public async Task A_case_that_is_voided_leaves_the_table()
    {
        using var store = TestStore.Embedded();
        await using var city = await TestCity.Start(store.Options);
        await Found(city);
        var quarter = await TestNeighbourhood.Open(city);
        var id = (await quarter.Report(County.Stall, quarter.At(100, 5))).Id;
        await Dispute(quarter, id);
        await quarter.Step(id, CaseVerb.Void, reason: "重复录入");
        await city.Delivered();

        Assert.Equal(
            CoordinationStatus.Dropped, (await View(quarter, $"{quarter.Code}-E0406"))!.Rounds.Single().Status);
        Assert.Equal(ObligationStatus.Lapsed, (await quarter.Owes(Office, id))?.Status);
        Assert.Empty(await Lines(city, open: true));
    }

    private static async Task Found(TestCity city)
    {
        await County.Found(city);
        await County.Enter(city, Leaders, new DepartmentData { Name = "领导小组", Type = "leadingGroup" });
        await County.Enter(city, Office, new DepartmentData
        {
            Name = "城市管理办公室",
            Type = "coordinationOffice",
            Parent = Leaders.Key,
        });
        await County.Table(city, new()
        {
            Table = TableName.Limits,
            Limits =
            [
                new(ClockKind.Coordinate, null, ["*"], null, [], 5, LimitUnit.WorkDay, new(2020, 1, 1), null,
                    "made", "L"),
            ],
        });
    }

    private static string Key(TestNeighbourhood quarter) => $"{quarter.Code}-E0406";

    private static async Task Dispute(TestNeighbourhood quarter, Guid id)
    {
        await quarter.Through(id, CaseVerb.Dispatch);
        await quarter.Step(id, CaseVerb.Return, reason: "不属我局");
        await quarter.Step(id, CaseVerb.Dispatch, department: County.Bureau.Key);
        await quarter.Step(id, CaseVerb.Return, reason: "也不属我局");
    }

    private static Task<CoordinationView?> View(TestNeighbourhood quarter, string key) =>
        quarter.Ask(grains => grains.GetGrain<ICoordinationGrain>(key).View());

    private static async Task<IReadOnlyList<CoordinationLine>> Lines(TestCity city, bool open) =>
        (await city.ReadModel.Coordinations(open, 50, null, null)).Value!.Items;
}
