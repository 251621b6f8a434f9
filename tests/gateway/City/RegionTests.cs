using System.Net;
using Grid.Tests.Gateway.Foundation;
using Xunit.Abstractions;

namespace Grid.Tests.Gateway.City;

/// <summary>A city keeps its ledger in PostgreSQL and runs its door in a process apart from its silos.</summary>
public sealed class RegionTests(ITestOutputHelper output)
{
    [SkippableFact, Trait(TestLength.Trait, TestLength.Long)]
    public async Task What_was_answered_stays_when_silos_stand_still_and_die_under_a_flow_of_reports()
    {
        Skip.IfNot(PostgresServer.IsInstalled, PostgresServer.NotInstalled);
        const int seed = 20190603;
        await using var region = await Region.Start(silos: 2, gateways: 1, driven: true);
        var door = region.Gateways[0];
        var flow = new Flow(door, seed);

        flow.Begin();
        await flow.Reach(200);
        await region.Silos[0].Stop();
        await flow.Stalls();
        await region.Silos[0].Continue();
        await flow.Reach(100);
        await region.Silos[1].Kill();
        await flow.Reach(200);
        await region.Silos[1].Start();
        await flow.Reach(100);
        await flow.End();

        output.WriteLine($"{flow}");
        await Recount.Agrees(door, flow.Receipts);
        var (code, said) = await region.Command("ledger", "verify");
        Assert.True(code == 0, said);
    }

    [SkippableFact, Trait(TestLength.Trait, TestLength.Long)]
    public async Task The_door_apart_says_that_the_city_is_away_and_finds_it_again()
    {
        Skip.IfNot(PostgresServer.IsInstalled, PostgresServer.NotInstalled);
        await using var region = await Region.Start(silos: 1, gateways: 1, driven: true);
        var (silo, door) = (region.Silos[0], region.Gateways[0]);
        Assert.Equal(HttpStatusCode.NotFound, (await silo.Get("/v1/cases")).Status);
        var taken = await door.Send(
            HttpMethod.Post,
            "/v1/reports",
            Flow.Monday,
            """{ "class": "04-05", "lon": 110.0211409, "lat": 35.0301127 }""");
        Assert.True(taken.Status == HttpStatusCode.Created, taken.Text);
        var id = taken.Json.GetProperty("id").GetGuid();

        await silo.Kill();
        var away = await door.Get($"/v1/cases/{id}");
        await silo.Start();

        away.IsProblem(HttpStatusCode.ServiceUnavailable, "city.away");
        Assert.NotNull(away.Headers.RetryAfter);
        var back = await door.Get($"/v1/cases/{id}", static answer => answer.Status == HttpStatusCode.OK);
        Assert.Equal(taken.Json.GetProperty("number").GetString(), back.Json.GetProperty("number").GetString());
    }
}
