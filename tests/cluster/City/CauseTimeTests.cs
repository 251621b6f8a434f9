using Grid.Cases;
using Grid.Cells;
using Grid.City;
using Grid.Ledger;
using Grid.Parties;
using Grid.Posts;
using Grid.Registers;
using Grid.Rulebook;
using Grid.Tests.Clocks;

namespace Grid.Tests.City;

/// <summary>
/// In a driven city, what a record leads to has the time of that record, though another caller has driven the clock
/// further by then. Otherwise the next step of the case would be recorded at that caller's time, and deadlines would be
/// missed that were kept.
/// </summary>
public sealed class CauseTimeTests
{
    /// <summary>Beyond the limit of the first check and that of filing.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(90);

    private static readonly TimeSpan Work = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task A_recurrence_and_a_mark_move_no_later_step_of_their_case()
    {
        await using var city = await TestCity.Found(TestStore.Embedded());
        await Deadlines.Rule(city);
        await Rule(city);
        var quarter = await TestNeighbourhood.Open(city);
        for (var earlier = 0; earlier < 2; earlier++)
        {
            await quarter.Through((await quarter.Report(County.Outside, quarter.TeaFront)).Id, CaseVerb.Close);
            await city.Delivered();
            quarter.Now += TimeSpan.FromDays(2);
        }

        await DriveAhead(quarter);
        var id = (await quarter.Report(County.Outside, quarter.TeaFront)).Id;
        await city.Delivered();
        await Worked(quarter, id);

        Assert.Equal(
            [
                ("case.reported", 0), ("case.recurred", 0), ("case.placeMarked", 0), ("case.verified", 5),
                ("case.filed", 5), ("case.dispatched", 5),
            ],
            await Trace(city, id));
        var mark = Assert.Single(await city.Records(), static record => record.Type == "place.marked");
        Assert.Equal((await quarter.View(id))!.ReportedAt, mark.At);
    }

    [Fact]
    public async Task A_hand_over_moves_no_later_step_of_its_case()
    {
        await using var city = await TestCity.Found(TestStore.Embedded());
        await Deadlines.Rule(city);
        var quarter = await TestNeighbourhood.Open(city);
        var id = (await quarter.Report(County.Litter, quarter.At(-300, 120))).Id;

        await DriveAhead(quarter);
        await quarter.Split();
        await HandedOver(quarter, id);
        await Worked(quarter, id);

        Assert.Equal(
            [
                ("case.reported", 0), ("case.handedOver", 0), ("case.verified", 5), ("case.filed", 5),
                ("case.dispatched", 5),
            ],
            await Trace(city, id));
    }

    [Fact]
    public async Task A_re_cut_that_goes_on_after_an_interruption_has_the_time_of_its_command()
    {
        await using var city = await TestCity.Found(TestStore.Embedded());
        await Deadlines.Rule(city);
        var quarter = await TestNeighbourhood.Open(city);
        var id = (await quarter.Report(County.Litter, quarter.At(-300, 120))).Id;
        city.CallInterceptor.Before = static call => call.MethodName == nameof(IRegisterGrain.Register)
            ? throw new TimeoutException("The silo is away.")
            : Task.CompletedTask;
        await Assert.ThrowsAsync<TimeoutException>(quarter.Split);
        city.CallInterceptor.Before = null;

        await DriveAhead(quarter);
        await city.Grains.GetGrain<ISurveyorIntention>(County.Code).GoOn();
        await HandedOver(quarter, id);

        Assert.Equal([("case.reported", 0), ("case.handedOver", 0)], await Trace(city, id));
    }

    /// <summary>Another caller says a later time.</summary>
    private static async Task DriveAhead(TestNeighbourhood quarter)
    {
        quarter.Now += Ahead;
        await quarter.Ask(static grains => grains.GetGrain<IClockGrain>(0).Now());
        quarter.Now -= Ahead;
    }

    private static async Task Worked(TestNeighbourhood quarter, Guid id)
    {
        quarter.Now += Work;
        await quarter.Through(id, CaseVerb.Dispatch);
    }

    private static Task HandedOver(TestNeighbourhood quarter, Guid id) => Eventually.Holds(async () =>
        Assert.NotNull(await quarter.Owes(quarter.Cell(11), id)));

    /// <summary>The events of a case, with the minutes after its report.</summary>
    private static async Task<List<(string Type, int Minutes)>> Trace(TestCity city, Guid id)
    {
        var records = await city.Ledger.ReadSource(CaseRules.CaseRef(id).ToString());
        return [.. records.Select(record => (record.Type, (int)(record.At - records[0].At).TotalMinutes))];
    }

    private static async Task Rule(TestCity city) => await County.Table(city, new()
    {
        Table = TableName.Repeats,
        Repeats =
        [
            new("shop", EntityKind.Shop, null, ["*"], null, 30, [], 3, 20, 60, 10, Post.SegmentChief, new(2020, 1, 1),
                null, "made", "L"),
        ],
    });
}
