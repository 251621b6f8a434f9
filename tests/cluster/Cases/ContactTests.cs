using Grid.Cases;
using Grid.Foundation;
using Grid.Tests.City;

namespace Grid.Tests.Cases;

/// <summary>Of what is refused nothing is kept, a contact least of all.</summary>
[Collection(CityCollection.Name)]
public sealed class ContactTests(CityFixture fixture)
{
    private readonly TestCity city = fixture.City;

    [Fact]
    public async Task Of_many_reports_at_once_under_one_id_the_contact_of_the_one_that_was_taken_is_kept()
    {
        var quarter = await TestNeighbourhood.Open(city);
        for (var round = 0; round < 6; round++)
        {
            var id = Guid.NewGuid();
            var kept = new List<string>();
            city.CallInterceptor.Before = call =>
            {
                if (call.MethodName == nameof(IReporterGrain.Keep) && call.Request.GetArgument(0) is Reporter reporter)
                {
                    lock (kept)
                    {
                        kept.Add(reporter.Name!);
                    }
                }

                return Task.CompletedTask;
            };
            var sent = Enumerable.Range(0, 24)
                .Select(caller =>
                    TestNeighbourhood.Seen(County.Outside, quarter.TeaFront) with
                    {
                        Description = $"{caller}",
                        Reporter = new($"caller {caller}", null),
                    })
                .ToList();

            var outcomes = await Task.WhenAll(sent.Select(report => quarter.Send(report, id)));

            var taken = Assert.Single(outcomes, static outcome => outcome.Refusal is null).Value!;
            Assert.All(
                outcomes,
                static outcome =>
                    Assert.True(outcome.Refusal is null or { Kind: RefusalKind.Conflict, Code: "report.idReused" }));
            Assert.Equal([$"caller {taken.Description}"], kept);
        }

        city.CallInterceptor.Before = null;
    }

    [Fact]
    public async Task A_report_sent_again_keeps_its_contact_and_one_with_a_contact_more_or_less_is_another()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var (without, with) = (Guid.NewGuid(), Guid.NewGuid());
        var report = TestNeighbourhood.Seen(County.Outside, quarter.TeaFront);
        var reachable = report with { Reporter = new("caller", null) };
        Assert.Null((await quarter.Send(report, without)).Refusal);
        Assert.Null((await quarter.Send(reachable, with)).Refusal);

        Assert.Null((await quarter.Send(reachable, with)).Refusal);
        Assert.Equal("report.idReused", (await quarter.Send(reachable, without)).Refusal?.Code);
        Assert.Equal("report.idReused", (await quarter.Send(report, with)).Refusal?.Code);
    }
}
