using Grid.Cases;
using Grid.Parties;
using Grid.Posts;
using Grid.Registers;
using Grid.Revisits;
using Grid.Rulebook;
using Grid.Tests.City;
using Grid.Tests.Clocks;

namespace Grid.Tests.Revisits;

/// <summary>Patrols revisit closed cases, though silos die meanwhile.</summary>
public sealed class RevisitTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    public static TheoryData<string> Stores => TestStore.Both;

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task A_closed_case_is_owed_its_visits_once_and_opens_again_when_it_came_back_though_the_city_dies(
        string kind)
    {
        using var store = await TestStore.Of(kind, postgres);
        var closing = await SeparateProcess.KillAfter(store.Options, static async store =>
        {
            var city = await TestCity.Start(store);
            await County.Found(city);
            await Rule(city);
            var quarter = await TestNeighbourhood.Open(city);
            var id = (await quarter.Report(County.Outside, quarter.At(100, 5))).Id;
            await quarter.Through(id, CaseVerb.Close);
            return (quarter.Seat, id); // killed before any party followed
        });
        var (id, closed) = (closing.id, closing.Seat.Now);
        var visited = await SeparateProcess.KillAfter(store.Options, closing, static async (store, closing) =>
        {
            var city = await TestCity.Start(store);
            var quarter = TestNeighbourhood.Resume(city, closing.Seat);
            var (id, closed) = (closing.id, quarter.Now);
            await Deadlines.Pass(city, closed);
            await Deadlines.Pass(city, closed);
            await city.Delivered();
            Assert.Equal(
                (AssignmentRole.LookBack, ObligationStatus.Open, closed.AddDays(2), "L"),
                Owed(await quarter.Owes(quarter.EastStreet, id)));
            Assert.Equal(
                (AssignmentRole.LookBack, ObligationStatus.Open, closed.AddDays(2), "R"),
                Owed(await quarter.Owes(quarter.East, id)));
            Assert.Equal(2, (await quarter.View(id))!.Revisits.Count);

            quarter.Now = closed.AddDays(1);
            await quarter.Step(id, CaseVerb.LookBack, passed: true);
            await quarter.Step(id, CaseVerb.Rebound, passed: true);
            return quarter.Seat;
        });

        await using var last = await TestCity.Start(store.Options);
        var quarter = TestNeighbourhood.Resume(last, visited);
        await Deadlines.Pass(last, quarter.Now);
        await last.Delivered();
        Assert.Equal(ObligationStatus.Discharged, (await quarter.Owes(quarter.EastStreet, id))!.Status);
        Assert.Equal(
            (AssignmentRole.LookBack, ObligationStatus.Open, closed.AddDays(4), "R"),
            Owed(await quarter.Owes(quarter.East, id)));
        Assert.Equal(CaseStage.Filed, (await quarter.Step(id, CaseVerb.Rebound, passed: false)).Stage);
        await quarter.Through(id, CaseVerb.Close);
        await Deadlines.Pass(last, quarter.Now);
        await last.Delivered();
        await last.Listed();

        var set = (await last.Records()).Where(static record => record.Type == "case.revisitsSet").ToList();
        Assert.Equal(2, set.Count); // once for each closing
        Assert.Equal(quarter.Now.AddDays(2), (await quarter.Owes(quarter.East, id))!.Due);
        await Recount.Of(await last.Records()).AgreesWith(last.Grains);
        Assert.Empty(await last.Audit());
    }

    [Fact]
    public async Task A_visit_owed_by_a_cell_that_is_cut_away_goes_to_its_successor()
    {
        await using var city = await TestCity.Found(TestStore.Embedded());
        await Rule(city);
        var quarter = await TestNeighbourhood.Open(city);
        var id = (await quarter.Report(County.Outside, quarter.At(-100, 5))).Id;
        await quarter.Through(id, CaseVerb.Close);
        await Deadlines.Pass(city, quarter.Now);
        await city.Delivered();

        await quarter.Split();

        await Eventually.Holds(async () =>
            Assert.Equal(
                (AssignmentRole.LookBack, ObligationStatus.Open),
                (await quarter.Owes(quarter.Cell(12), id) is { } owed) ? (owed.Role, owed.Status) : default));
        await Eventually.Holds(async () =>
            Assert.NotEqual(ObligationStatus.Open, (await quarter.Owes(quarter.West, id))?.Status));
        Assert.Equal(
            quarter.Cell(12),
            (await quarter.View(id))!.Revisits.Single(static revisit => revisit.Kind == RevisitKind.Rebound).Party);
    }

    [Fact]
    public async Task A_missed_visit_notifies_its_owner_and_the_chiefs_above_owe_it_until_it_is_made()
    {
        await using var city = await TestCity.Found(TestStore.Embedded());
        await Rule(city);
        await County.Table(city, new()
        {
            Table = TableName.Escalations,
            Escalations =
            [
                new("V1", ClockKind.Revisit, DeadlineStep.Red, 100, null, null, null, new(2020, 1, 1), null, "made",
                    "L"),
                new("V2", ClockKind.Revisit, DeadlineStep.Escalate, null, 1, LimitUnit.UrgentHour, Post.RoadChief,
                    new(2020, 1, 1), null, "made", "L"),
            ],
        });
        var quarter = await TestNeighbourhood.Open(city);
        var id = (await quarter.Report(County.Outside, quarter.At(100, 5))).Id;
        await quarter.Through(id, CaseVerb.Feedback);
        var closed = (await quarter.View(id))!.ClosedAt!.Value;

        quarter.Now = closed.AddDays(2).AddHours(2);
        await Deadlines.Pass(city, quarter.Now);
        await Deadlines.Pass(city, quarter.Now);
        await city.Delivered();

        var missed = await Deadlines.Of(city, id);
        Assert.Equal(["V1", "V2"], missed.Select(static one => one.Rule));
        Assert.Equal(
            (AssignmentRole.Chief, ObligationStatus.Open),
            await quarter.Owes(missed[1].Party!.Value, id) is { } chief ? (chief.Role, chief.Status) : default);

        await quarter.Step(id, CaseVerb.LookBack, passed: true);
        await city.Delivered();
        Assert.Equal(ObligationStatus.Discharged, (await quarter.Owes(missed[1].Party!.Value, id))!.Status);
        await city.Listed();
        await Recount.Of(await city.Records()).AgreesWith(city.Grains);
        Assert.Empty(await city.Audit());
    }

    private static Task<RegisterView> Rule(TestCity city) => County.Table(city, new()
    {
        Table = TableName.Revisits,
        Revisits =
        [
            new("L", RevisitKind.LookBack, null, [County.Outside], null, 1, 2, LimitUnit.UrgentDay, Post.SegmentChief,
                new(2020, 1, 1), null, "made", "L"),
            new("R", RevisitKind.Rebound, null, ["04-*"], null, 2, 4, LimitUnit.UrgentDay, Post.GridMember,
                new(2020, 1, 1), null, "made", "L"),
        ],
    });

    private static (AssignmentRole, ObligationStatus, DateTimeOffset?, string) Owed(Obligation? owed) =>
        (owed!.Role, owed.Status, owed.Due, owed.Rule);
}
