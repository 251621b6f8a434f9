using System.Net;
using System.Text.Json;
using Grid.Tests.Gateway.City;
using Grid.Tests.Gateway.Foundation;

namespace Grid.Tests.Gateway.Repeats;

/// <summary>A client reports the same place again and again over HTTP, and the place remembers.</summary>
public sealed class RepeatTests(CityProcess process) : IClassFixture<CityProcess>
{
    private const string Shop = "999901-DJ-01-S001";

    private static readonly DateTimeOffset Monday = new(2019, 6, 3, 9, 0, 0, TimeSpan.FromHours(8));

    private readonly ServerProcess city = process.Server;

    [Fact]
    public async Task Three_complaints_mark_a_shop_and_notify_its_chief_and_the_fourth_case_says_so()
    {
        const string table = """
            rule,place,kind,class,count,metres,againDays,channels,complaints,withinDays,markDays,lookBackDays,to,from,until,source,grade
            R-shop,shop,*,*,each,,90,热线电话,3,30,90,30,segmentChief,2018-01-01,,invented,L
            """;
        var entered = await city.Send(HttpMethod.Post, "/v1/import/repeats", Monday, table, "text/csv");
        Assert.True(entered.Status == HttpStatusCode.OK, entered.Text);
        Assert.Contains("R-shop", (await city.Get("/v1/tables/999901/repeats")).Text, StringComparison.Ordinal);

        var cases = new List<Guid>();
        for (var week = 0; week < 4; week++)
        {
            cases.Add(await Round(Monday.AddDays(7 * week)));
            if (week > 0)
            {
                await city.Get(
                    $"/v1/cases/{cases[week]}",
                    static answer => answer.Json.GetProperty("recurrence").ValueKind == JsonValueKind.Object);
            }
        }

        var fourth = (await city.Get($"/v1/cases/{cases[3]}")).Json.GetProperty("recurrence");
        Assert.Equal(
            (4, cases[0], cases[2]),
            (fourth.GetProperty("number").GetInt32(), fourth.GetProperty("problem").GetGuid(),
                fourth.GetProperty("earlier").GetGuid()));
        Assert.Equal($"/v1/problems/{cases[0]}", fourth.GetProperty("link").GetString());

        var third = await city.Get(
            $"/v1/cases/{cases[2]}", static answer => answer.Json.GetProperty("marks").GetArrayLength() == 1);
        Assert.Equal(
            "999901-DJ-01", third.Json.GetProperty("marks")[0].GetProperty("told").GetProperty("key").GetString());
        var owed = (await city.Get("/v1/segments/999901-DJ-01/obligations"))
            .Json.GetProperty("items")
            .EnumerateArray()
            .Single(item => item.GetProperty("case").GetGuid() == cases[2]);
        Assert.Equal("repeat", owed.GetProperty("notice").GetProperty("step").GetString());

        var memory = (await city.Get($"/v1/shops/{Shop}")).Json.GetProperty("repeats");
        Assert.True(memory.GetProperty("marked").GetBoolean());
        Assert.Equal(
            cases[..3],
            memory
                .GetProperty("marks")[0]
                .GetProperty("complaints")
                .EnumerateArray()
                .Select(static one => one.GetGuid()));
        Assert.Equal(4, memory.GetProperty("problems")[0].GetProperty("cases").GetInt32());

        var position = (await city.Get($"/v1/cases/{cases[3]}")).Json.GetProperty("ledgerPosition").GetString();
        var problem = Assert.Single(
            (await city.Get($"/v1/problems?place=shop/{Shop}&marked=true&least=4&class=04-*&waitFor={position}"))
                .Json.GetProperty("items")
                .EnumerateArray());
        Assert.Equal((cases[0], 4), (problem.GetProperty("id").GetGuid(), problem.GetProperty("count").GetInt32()));
        Assert.Equal(
            cases,
            (await city.Get($"/v1/problems/{cases[0]}"))
                .Json.GetProperty("cases")
                .EnumerateArray()
                .Select(static one => one.GetProperty("case").GetGuid()));
        Assert.Equal(
            3, (await city.Get($"/v1/cases?shop={Shop}&recurring=true")).Json.GetProperty("items").GetArrayLength());
        Assert.Equal(3, (await city.Get($"/v1/cases/totals?shop={Shop}")).Json.GetProperty("recurrences").GetInt64());

        var layer = await city.Send(HttpMethod.Get, "/v1/marks", headers: ("Accept", "application/geo+json"));
        Assert.Equal(
            $"shop/{Shop}/1",
            Assert.Single(layer.Json.GetProperty("features").EnumerateArray()).GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("/v1/problems?class=fruit%20stall", HttpStatusCode.BadRequest, "query.class")]
    [InlineData("/v1/problems?place=dog/1", HttpStatusCode.BadRequest, "query.place")]
    [InlineData("/v1/problems?least=0", HttpStatusCode.BadRequest, "query.least")]
    [InlineData("/v1/problems?after=x", HttpStatusCode.BadRequest, "page.cursor")]
    [InlineData("/v1/problems/none", HttpStatusCode.NotFound, "problem.unknown")]
    [InlineData("/v1/marks?standing=perhaps", HttpStatusCode.BadRequest, "query.standing")]
    public async Task What_cannot_be_asked_is_refused(string path, HttpStatusCode status, string code) =>
        (await city.Get(path)).IsProblem(status, code);

    /// <summary>Reports a complaint on the shop's front and takes its case through every step to the close.</summary>
    private async Task<Guid> Round(DateTimeOffset at)
    {
        var reported = await city.Send(
            HttpMethod.Post,
            "/v1/reports",
            at,
            """{ "class": "04-05", "lon": 110.0211409, "lat": 35.0301127, "channel": "热线电话" }""");
        Assert.True(reported.Status == HttpStatusCode.Created, reported.Text);
        var id = reported.Json.GetProperty("id").GetGuid();
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
            var step = await city.Send(
                HttpMethod.Post, $"/v1/cases/{id}/{verb}", at.AddMinutes(10), $$"""{ "by": "desk-1"{{more}} }""");
            Assert.True(step.Status == HttpStatusCode.OK, step.Text);
        }

        return id;
    }
}
