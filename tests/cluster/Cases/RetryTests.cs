using Grid.Cases;
using Grid.Foundation;
using Grid.Parties;
using Grid.Tests.City;

namespace Grid.Tests.Cases;

/// <summary>Callers time out and try again: nothing happens twice.</summary>
[Collection(CityCollection.Name)]
public sealed class RetryTests(CityFixture fixture)
{
    private readonly TestCity city = fixture.City;

    [Fact]
    public async Task The_same_report_again_is_answered_and_not_taken_again()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var id = Guid.NewGuid();
        var report = TestNeighbourhood.Seen(County.Outside, quarter.TeaFront);

        var atOnce = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => quarter.Send(report, id)));
        quarter.Now += TimeSpan.FromHours(1);
        var later = await quarter.Send(report, id);

        Assert.All(atOnce.Append(later), outcome => Assert.Equal((id, 1), (outcome.Value?.Id, outcome.Value?.Version)));
        Assert.Equal(["case.reported"], await Trace(id));
        await city.Delivered();
        Assert.Equal(id, Assert.Single(await quarter.Owes(quarter.Tea, openOnly: false)).Case);
    }

    [Fact]
    public async Task A_report_whose_id_was_said_to_be_fresh_and_is_not_is_known_for_a_retry()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var id = Guid.NewGuid();
        var report = TestNeighbourhood.Seen(County.Outside, quarter.TeaFront) with { Fresh = true };
        Assert.Null((await quarter.Send(report, id)).Refusal);
        await city.Delivered();
        await city.Rest();

        Assert.Equal(1, (await quarter.Send(report, id)).Value?.Version);
        Assert.Equal("report.idReused", (await quarter.Send(report with { Description = "别的" }, id)).Refusal?.Code);
        Assert.Equal(["case.reported"], await Trace(id));
    }

    [Fact]
    public async Task Another_report_under_a_used_id_is_refused()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var id = (await quarter.Report(County.Outside, quarter.TeaFront)).Id;

        var other = await quarter.Send(
            TestNeighbourhood.Seen(County.Outside, quarter.TeaFront) with { Description = "别的" }, id);

        Assert.Equal((RefusalKind.Conflict, "report.idReused"), (other.Refusal?.Kind, other.Refusal?.Code));
    }

    [Fact]
    public async Task A_command_sent_twice_is_carried_out_once()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var id = (await quarter.Report(County.Outside, quarter.TeaFront)).Id;
        var filed = new StepCase(CaseVerb.File, "desk-1", Command: "c-1");

        await quarter.Try(id, filed);
        await quarter.Through(id, CaseVerb.Close);
        await city.Rest();
        var again = await quarter.Try(id, filed);

        Assert.Equal(CaseStage.Closed, again.Value?.Stage);
        Assert.Single(await Trace(id), "case.filed");
        Assert.Equal(
            "command.reused", (await quarter.Try(id, new(CaseVerb.Feedback, "desk-1", Command: "c-1"))).Refusal?.Code);
    }

    [Fact]
    public async Task The_same_step_taken_by_many_at_once_is_one_step()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var id = (await quarter.Report(County.Outside, quarter.TeaFront)).Id;
        foreach (var verb in new[] { CaseVerb.File, CaseVerb.Dispatch, CaseVerb.Handle })
        {
            var outcomes = await Task.WhenAll(
                Enumerable.Range(0, 10).Select(_ => quarter.Try(id, new(verb, "desk-1"))));
            Assert.All(outcomes, static outcome => Assert.Null(outcome.Refusal));
        }

        Assert.Equal(["case.reported", "case.filed", "case.dispatched", "case.handled"], await Trace(id));
    }

    private async Task<IEnumerable<string>> Trace(Guid id) =>
        (await city.Grains.GetGrain<ICaseGrain>(id).History())!.Select(static step => step.Type);
}
