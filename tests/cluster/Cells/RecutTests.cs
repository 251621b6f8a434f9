using Grid.Cases;
using Grid.Cells;
using Grid.Foundation;
using Grid.Parties;
using Grid.Places;
using Grid.Registers;
using Grid.Storage;
using Grid.Tests.City;

namespace Grid.Tests.Cells;

/// <summary>
/// 网格调整: ground changes hands, what is owed on it goes along, and nothing is dropped (S18, S91, S158).
/// </summary>
[Collection(CityCollection.Name)]
public sealed class RecutTests(CityFixture fixture)
{
    private readonly TestCity city = fixture.City;

    [Fact]
    public async Task A_split_cell_hands_each_case_to_the_part_that_holds_it()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var (outer, inner) = (quarter.Cell(11), quarter.Cell(12));
        var (far, near) = (
            await quarter.Report(County.Litter, quarter.At(-300, 120)),
            await quarter.Report(County.Litter, quarter.At(-100, 120)));
        var ended = (await quarter.Report(County.Stall, quarter.At(-300, 120))).Id;
        await quarter.Step(ended, CaseVerb.Refuse, reason: "不属实");

        await quarter.Split();

        foreach (var (report, cell) in new[] { (far, outer), (near, inner) })
        {
            await Eventually.Holds(async () =>
                Assert.Equal(
                    (ObligationStatus.Known, "A-cell", (DateTimeOffset?)null),
                    await quarter.Owes(cell, report.Id) is { } owed ? (owed.Status, owed.Rule, owed.Due) : default));
            var view = (await quarter.View(report.Id))!;
            Assert.Equal(report.Place.Cell, view.Place.Cell); // a case keeps its place as it was
            Assert.Contains(view.Duties, duty => duty.Party == cell);
            Assert.DoesNotContain(view.Duties, duty => duty.Party == quarter.West);
        }

        await city.Delivered();
        Assert.All(await quarter.Owes(quarter.West, openOnly: false), static known => Assert.NotNull(known.Ended));
        foreach (var cell in new[] { quarter.West, outer, inner })
        {
            Assert.Equal(new PartyFigures(), await quarter.Figures(cell)); // nothing is filed yet
        }

        await quarter.Through(far.Id, CaseVerb.Close);
        await Eventually.Holds(async () =>
            Assert.Equal(new PartyFigures { Raised = 1, Discharged = 1 }, await quarter.Figures(outer)));
    }

    [Fact]
    public async Task After_a_split_new_reports_go_to_the_new_cells_and_join_what_was_open_before()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var before = await quarter.Report(County.Litter, quarter.At(-210, 120));
        await quarter.Split();
        await Eventually.Holds(async () => Assert.Single(await quarter.Has(quarter.Cell(11))));

        var same = await quarter.Report(County.Litter, quarter.At(-230, 120));
        var beyondTheNewEdge = await quarter.Report(County.Litter, quarter.At(-190, 120));
        var another = await quarter.Report(County.Stall, quarter.At(-190, 120));

        Assert.Equal((before.Id, quarter.Cell(11).Key), (same.JoinedTo, same.Place.Cell));
        Assert.Equal((before.Id, quarter.Cell(12).Key), (beyondTheNewEdge.JoinedTo, beyondTheNewEdge.Place.Cell));
        Assert.Equal((CaseStage.Reported, quarter.Cell(12).Key), (another.Stage, another.Place.Cell));
    }

    [Fact]
    public async Task Merged_cells_hand_all_they_owe_to_one_and_a_later_split_hands_it_back()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var (west, east) = (
            await quarter.Report(County.Litter, quarter.At(-300, 120)),
            await quarter.Report(County.Litter, quarter.At(300, 120)));
        var whole = quarter.Cell(21);

        var merged = await quarter.Recut([quarter.West, quarter.East], (whole, quarter.Box(-400, -200, 400, 200)));
        Assert.Null(merged.Refusal);
        await Eventually.Holds(async () => Assert.Equal(2, (await quarter.Has(whole)).Count));

        var parted = await quarter.Recut(
            [whole], (quarter.West, quarter.Box(-400, -200, 0, 200)), (quarter.East, quarter.Box(0, -200, 400, 200)));
        Assert.Null(parted.Refusal);
        foreach (var (report, cell) in new[] { (west, quarter.West), (east, quarter.East) })
        {
            await Eventually.Holds(async () =>
                Assert.Equal(report.Id, Assert.Single(await quarter.Owes(cell, openOnly: false)).Case));
        }

        await city.Delivered();
        Assert.Equal(2, (await quarter.Owes(whole, openOnly: false)).Count(static known => known.Ended is not null));
        Assert.Equal(quarter.West.Key, (await quarter.Locate(quarter.At(-300, 120)))!.Cell);
    }

    [Fact]
    public async Task A_redrawn_cell_keeps_what_lies_in_it_and_hands_over_what_does_not()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var (stays, goes) = (
            await quarter.Report(County.Litter, quarter.At(-300, 120)),
            await quarter.Report(County.Litter, quarter.At(-50, 120)));

        var recut = await Redraw(quarter);

        Assert.Null(recut.Refusal);
        await Eventually.Holds(async () => Assert.Equal(goes.Id, Assert.Single(await quarter.Has(quarter.East)).Case));
        await city.Delivered();
        Assert.Equal(stays.Id, Assert.Single(await quarter.Has(quarter.West)).Case);

        var later = await quarter.Report(County.Stall, quarter.At(-300, 120)); // the cell lives on
        await Eventually.Holds(async () => Assert.NotNull(await quarter.Owes(quarter.West, later.Id)));
        var again = await quarter.Report(County.Litter, quarter.At(-60, 120));
        Assert.Equal((goes.Id, quarter.East.Key), (again.JoinedTo, again.Place.Cell));
    }

    [Fact]
    public async Task A_cell_that_is_entered_first_waits_for_the_others_of_its_re_cut()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var goes = await quarter.Report(County.Litter, quarter.At(-50, 120));
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var second = city.Grains.GetRegister(quarter.East).GetGrainId();
        city.CallInterceptor.Before = async call =>
        {
            if (call.MethodName == nameof(ISurveyorGrain.Pending))
            {
                asked.TrySetResult();
            }
            else if (call.MethodName == nameof(IRegisterGrain.Register) && call.TargetId == second)
            {
                await asked.Task;
            }
        };

        var recut = await Redraw(quarter);

        city.CallInterceptor.Before = null;
        Assert.Null(recut.Refusal);
        await Eventually.Holds(async () => Assert.Equal(goes.Id, Assert.Single(await quarter.Has(quarter.East)).Case));
    }

    [Fact]
    public async Task The_same_re_cut_again_is_answered_and_not_repeated()
    {
        var quarter = await TestNeighbourhood.Open(city);
        await quarter.Split();
        var version = (await quarter.View(quarter.West)).Entry!.Version;

        var again = await quarter.Split();

        Assert.Empty(again.Created);
        Assert.Equal(version, (await quarter.View(quarter.West)).Entry!.Version);
    }

    [Fact]
    public async Task Reports_on_their_way_in_during_a_re_cut_end_with_the_cell_that_holds_them()
    {
        var quarter = await TestNeighbourhood.Open(city);
        GeoPoint[] spots =
        [
            .. from x in Enumerable.Range(0, 6)
            from y in Enumerable.Range(0, 5)
            select quarter.At(-390 + (70 * x), -180 + (70 * y)),
        ];
        var early = spots.Select(spot => quarter.Report(County.Litter, spot)).ToList();
        var recut = quarter.Split();
        var late = spots.Select(spot => quarter.Report(County.Stall, spot)).ToList();
        await recut;
        var reports = await Task.WhenAll(early.Concat(late));

        foreach (var cell in new[] { quarter.Cell(11), quarter.Cell(12) })
        {
            var expected = new List<Guid>();
            foreach (var report in reports)
            {
                if ((await quarter.Locate(report.Place.Point))!.Cell == cell.Key)
                {
                    expected.Add(report.Id);
                }
            }

            Assert.NotEmpty(expected);
            await Eventually.Holds(async () =>
                Assert.Equal(expected.Order(), (await quarter.Has(cell)).Select(static owed => owed.Case).Order()));
        }

        await Eventually.Holds(async () => Assert.Empty(await quarter.Has(quarter.West)));
        Assert.Equal(2 * spots.Length, reports.Select(static report => report.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_re_cut_that_was_interrupted_goes_on_after_a_restart()
    {
        using var store = TestStore.Embedded();
        TestNeighbourhood quarter;
        Guid id;
        await using (var stopped = await TestCity.Start(store.Options))
        {
            await County.Found(stopped);
            quarter = await TestNeighbourhood.Open(stopped);
            id = (await quarter.Report(County.Litter, quarter.At(-100, 120))).Id;
            await stopped.Delivered();
            stopped.CallInterceptor.Before = call =>
                call.MethodName == nameof(IRegisterGrain.Register)
                && call.TargetId.Key.ToString() == quarter.Cell(12).Key
                ? throw new TimeoutException("the register is away")
                : Task.CompletedTask;
            await Assert.ThrowsAsync<TimeoutException>(() => quarter.Split());
            Assert.NotNull((await quarter.View(quarter.Cell(11))).Entry);
            Assert.Null((await quarter.View(quarter.Cell(12))).Entry);
            Assert.NotNull(await GoOn(stopped));
        }

        foreach (var file in Directory.GetFiles(((StoreOptions.Embedded)store.Options).Directory, "grains.db*"))
        {
            File.Delete(file); // its reminder with it: the intention lies elsewhere, and is woken at the start
        }

        await using var city = await TestCity.Start(store.Options);
        quarter.City = city;

        await Eventually.Holds(async () =>
            Assert.Equal(quarter.Cell(12).Key, (await quarter.Locate(quarter.At(-100, 120)))!.Cell));
        await Eventually.Holds(async () => Assert.Equal(id, Assert.Single(await quarter.Has(quarter.Cell(12))).Case));
        await Eventually.Holds(async () => Assert.Empty(await quarter.Has(quarter.West)));
        await Eventually.Holds(async () => Assert.Null(await GoOn(city)));
        Assert.Empty((await quarter.Split()).Created);
    }

    /// <summary>The edge between the west and the east cell moves a hundred metres to the west.</summary>
    private static Task<Outcome<RecutView>> Redraw(TestNeighbourhood quarter) => quarter.Recut(
        [quarter.West, quarter.East],
        (quarter.West, quarter.Box(-400, -200, -100, 200)),
        (quarter.East, quarter.Box(-100, -200, 400, 200)));

    private static GrainId Surveyor(TestCity city) => city.Grains.GetGrain<ISurveyorGrain>(County.Code).GetGrainId();

    /// <summary>The reminder that wakes the surveyor when no call does.</summary>
    private static async Task<object?> GoOn(TestCity city) =>
        (
            await ((IReminderTable)city.Services.GetService(typeof(IReminderTable))!).ReadRows(Surveyor(city))
        ).Reminders.SingleOrDefault();
}
