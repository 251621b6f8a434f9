using Grid.Cells;
using Grid.Foundation;
using Grid.Parties;
using Grid.Registers;
using Grid.Tests.City;

namespace Grid.Tests.Cells;

/// <summary>A re-cut that a register refuses halfway: it says why, and can be given up.</summary>
public sealed class StuckRecutTests
{
    [Fact]
    public async Task A_re_cut_that_is_stuck_is_undone_and_a_later_one_is_possible()
    {
        await using var city = await TestCity.Found(TestStore.Embedded());
        var quarter = await TestNeighbourhood.Open(city);
        var surveyor = city.Grains.GetGrain<ISurveyorGrain>(County.Code);
        var litter = (await quarter.Report(County.Litter, quarter.At(-300, 120))).Id;
        var west = (await quarter.View(quarter.West)).Entry!.Data;
        city.CallInterceptor.After = async call =>
        {
            if (call.MethodName == nameof(IRegisterGrain.Register) && call.TargetId == quarter.West.GrainId())
            {
                // What was entered was entered.
                call.Result =
                    (Outcome<RegisterView>)Refusal.Unprocessable("cell.strange", "A later rule refuses this cell.");
            }

            await Task.CompletedTask;
        };

        var stuck = await quarter.Recut(
            [quarter.West],
            (quarter.Cell(11), quarter.Box(-400, -200, -200, 200)),
            (quarter.Cell(12), quarter.Box(-200, -200, 0, 200)));
        var another = await quarter.Recut([quarter.East], (quarter.Cell(21), quarter.Box(0, -200, 400, 200)));
        var pending = (await surveyor.Pending())!;
        city.CallInterceptor.After = null;
        var givenUp = await surveyor.GiveUp(new("ops-1", "重新绘制"));
        var again = await surveyor.GiveUp(new("ops-1", "重新绘制"));
        var other = await surveyor.GiveUp(new("ops-2", "重新绘制"));

        Assert.Equal(["recut.stuck", "recut.stuck"], new[] { stuck, another }.Select(static one => one.Refusal?.Code));
        Assert.Contains("cell.strange", pending.Stuck?.Message, StringComparison.Ordinal);
        Assert.Equal([quarter.West.Key], givenUp.Value!.Restored);
        Assert.Equal([quarter.Cell(11).Key, quarter.Cell(12).Key], givenUp.Value.Withdrawn);
        Assert.Empty(givenUp.Value.Left);
        Assert.Equal(givenUp.Value.Withdrawn, again.Value?.Withdrawn);
        Assert.Equal("recut.nonePending", other.Refusal?.Code);
        Assert.Null(await surveyor.Pending());
        Assert.Equal(west, (await quarter.View(quarter.West)).Entry!.Data);
        Assert.Equal(quarter.West.Key, (await quarter.Locate(quarter.At(-300, 120)))!.Cell);
        // What was handed over comes back.
        await Eventually.Holds(async () =>
            Assert.Equal(
                (ObligationStatus.Known, (DateTimeOffset?)null),
                await quarter.Owes(quarter.West, litter) is { } known ? (known.Status, known.Ended) : default));
        Assert.Contains(
            await city.Records(), static record => record is { Type: "recut.givenUp", Source: $"recut/{County.Code}" });

        await quarter.Recut([quarter.East], (quarter.Cell(21), quarter.Box(0, -200, 400, 200)));
        Assert.Equal(quarter.Cell(21).Key, (await quarter.Locate(quarter.At(300, 120)))!.Cell);
    }
}
