using System.Net;

namespace Grid.Tests.Gateway.City;

/// <summary>An accepted answer is a promise, also to whoever asks after a power cut.</summary>
public sealed class KilledCityTests(CityProcess process) : IClassFixture<CityProcess>
{
    private readonly ServerProcess city = process.Server;

    [Fact]
    public async Task What_was_answered_before_the_city_was_killed_is_there_when_it_stands_again()
    {
        var now = new DateTimeOffset(2019, 6, 3, 9, 0, 0, TimeSpan.FromHours(8));
        var ids = new List<Guid>();
        for (var i = 0; i < 40; i++)
        {
            var answer = await city.Send(HttpMethod.Post, "/v1/reports", now, $$"""{ "class": "04-05", "lon": {{110.021 + (i * 0.0004)}}, "lat": 35.0303 }""");
            ids.Add(answer.Json.GetProperty("id").GetGuid());
        }

        await city.Kill();
        await city.Start();

        foreach (var id in ids)
        {
            var found = await city.Get($"/v1/cases/{id}");
            Assert.Equal(HttpStatusCode.OK, found.Status);
            if (found.Json.GetProperty("joinedTo").GetString() is not null)
            {
                continue; // what it joined is owed, not it
            }

            foreach (var party in found.Json.GetProperty("parties").EnumerateArray())
            {
                await city.Get(
                    $"/v1/{party.GetProperty("kind").GetString()}s/{party.GetProperty("key").GetString()}/obligations?status=open&limit=500",
                    answer => answer.Status == HttpStatusCode.OK && answer.Text.Contains(id.ToString(), StringComparison.Ordinal));
            }
        }

        await city.Get("/v1/cases/totals", answer => answer.Json.GetProperty("cases").GetInt64() == ids.Count);
    }
}
