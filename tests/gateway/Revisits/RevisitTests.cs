using System.Net;
using Grid.Tests.Gateway.City;
using Grid.Tests.Gateway.Foundation;

namespace Grid.Tests.Gateway.Revisits;

/// <summary>A client looks back at a closed case over HTTP.</summary>
public sealed class RevisitTests(CityProcess process) : IClassFixture<CityProcess>
{
    private readonly ServerProcess city = process.Server;

    /// <summary>The city time at which the tests begin, a Monday morning.</summary>
    private static readonly DateTimeOffset Monday = new(2019, 6, 3, 9, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public async Task A_closed_case_says_who_goes_back_by_when_the_street_owes_it_and_what_failed_is_open_again()
    {
        var reported = await Send(
            "/v1/reports", """{ "class": "04-05", "lon": 110.0250, "lat": 35.0301, "channel": "热线电话" }""");
        var path = $"/v1/cases/{reported.Json.GetProperty("id").GetGuid()}";
        foreach (
            var (verb, more) in new[]
            {
                ("file", ""),
                ("dispatch", ""),
                ("handle", ""),
                ("check", ", \"passed\": true"),
                ("close", ""),
            }
        )
        {
            Assert.Equal(HttpStatusCode.OK, (await Send($"{path}/{verb}", $$"""{ "by": "desk-1"{{more}} }""")).Status);
        }

        var passed = await Send("/v1/clock", """{ "now": "2019-06-03T09:00:00+08:00" }""");
        Assert.Equal(HttpStatusCode.OK, passed.Status);
        var closed = await city.Get(path);
        Assert.Equal(
            [("lookBack", 1), ("rebound", 2)],
            closed
                .Json.GetProperty("revisits")
                .EnumerateArray()
                .Select(static one => (one.GetProperty("kind").GetString()!, one.GetProperty("visits").GetInt32())));
        Assert.Contains(
            "lookBack", closed.Json.GetProperty("next").EnumerateArray().Select(static verb => verb.GetString()));
        await city.Get(
            "/v1/segments/999901-DJ-01/obligations?status=open",
            static answer =>
                answer.Items.Any(static owed =>
                    owed.GetProperty("role").GetString() == "lookBack" && owed.GetProperty("rule").GetString() == "W-01"
                ));

        (await Send($"{path}/lookback", """{ "by": "P-S-DJ-01" }""")).IsProblem(
            HttpStatusCode.BadRequest, "case.passedMissing");
        var rebound = await Send($"{path}/rebound", """{ "by": "P-G1", "passed": true }""");
        Assert.Equal("closed", rebound.Json.GetProperty("stage").GetString());
        var failed = await Send($"{path}/lookback", """{ "by": "P-S-DJ-01", "passed": false }""");
        Assert.Equal("filed", failed.Json.GetProperty("stage").GetString());
        Assert.Equal(
            ["case.closed", "case.revisitsSet", "case.revisited", "case.revisited", "case.reopened"],
            (await city.Get($"{path}/history"))
                .Items.Select(static step => step.GetProperty("type").GetString()!)
                .TakeLast(5));
    }

    private Task<Answer> Send(string path, string body) => city.Send(HttpMethod.Post, path, Monday, body);
}
