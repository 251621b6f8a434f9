using System.Net;
using Grid.Tests.Gateway.Foundation;

namespace Grid.Tests.Gateway.City;

/// <summary>
/// A city keeps its ledger in PostgreSQL and runs its door in a process apart from its silos. What it keeps while silos
/// stand still and die is proved by the chaos tests.
/// </summary>
public sealed class RegionTests
{
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
            new DateTimeOffset(2019, 6, 3, 9, 0, 0, TimeSpan.FromHours(8)),
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
