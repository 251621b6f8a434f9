using System.Net;
using Grid.Tests.Gateway.City;
using Grid.Tests.Gateway.Foundation;

namespace Grid.Tests.Gateway.Inspections;

/// <summary>
/// The inspection office plans an inspection, inspectors judge places, and departments read their results.
/// </summary>
public sealed class InspectionTests(CityProcess process) : IClassFixture<CityProcess>
{
    private readonly ServerProcess city = process.Server;

    /// <summary>The city time at which the tests begin, a Monday morning.</summary>
    private static readonly DateTimeOffset Monday = new(2019, 6, 3, 9, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public async Task A_spot_check_is_drawn_with_its_seed_judged_by_the_checklist_and_closed_with_a_score()
    {
        const string body =
            """
            { "kind": "spot", "inspectors": ["P-I1"], "draw": 2, "seed": "2019-06", "families": ["groundSanitation"],
              "from": "2019-06-03", "until": "2019-06-05", "by": "office" }
            """;
        var planned = await Send(HttpMethod.Put, "/v1/inspections/I-1", body);
        Assert.True(planned.Status == HttpStatusCode.OK, planned.Text);
        var places = planned
            .Json.GetProperty("places")
            .EnumerateArray()
            .Select(static place => place.GetString()!)
            .ToList();
        Assert.Equal(
            (2, 4, "2019-06", "抽查"),
            (places.Count, planned.Json.GetProperty("pool").GetInt32(), planned.Json.GetProperty("seed").GetString(),
                planned.Json.GetProperty("label").GetString()));
        Assert.Equal(planned.Text, (await Send(HttpMethod.Put, "/v1/inspections/I-1", body)).Text);
        Assert.Equal(
            places,
            (await Send(HttpMethod.Put, "/v1/inspections/I-2", body))
                .Json.GetProperty("places")
                .EnumerateArray()
                .Select(static place => place.GetString()));

        var failed =
            $$"""
            { "id": "r-1", "place": "{{places[0]}}", "item": "T-01", "passed": false, "points": 40, "lon": 110.0250,
              "lat": 35.0350, "by": "P-I1" }
            """;
        var judged = await Send(HttpMethod.Post, "/v1/inspections/I-1/results", failed);
        Assert.True(judged.Status == HttpStatusCode.OK, judged.Text);
        var reported = judged.Json.GetProperty("results")[0].GetProperty("case").GetGuid();
        Assert.Equal(
            "inspection/I-1", (await city.Get($"/v1/cases/{reported}")).Json.GetProperty("origin").GetString());
        var passed = await Send(
            HttpMethod.Post,
            "/v1/inspections/I-1/results",
            $$"""
            { "id": "r-2", "place": "{{places[1]}}", "item": "T-01", "passed": true, "by": "P-I1" }
            """);
        Assert.Equal(70, passed.Json.GetProperty("score").GetDouble());

        var closed = await Send(HttpMethod.Post, "/v1/inspections/I-1/close", """{ "by": "P-I1" }""");
        Assert.Equal(
            (70, 0), (closed.Json.GetProperty("score").GetDouble(), closed.Json.GetProperty("open").GetInt32()));
        (await Send(
            HttpMethod.Post, "/v1/inspections/I-1/results", failed.Replace("r-1", "r-3", StringComparison.Ordinal))
    ).IsProblem(HttpStatusCode.Conflict, "inspection.closed");
        await city.Get(
            "/v1/inspections",
            static answer =>
                answer.Items.Any(static one =>
                    one.GetProperty("code").GetString() == "I-1"
                    && one.GetProperty("score").ValueKind == System.Text.Json.JsonValueKind.Number));
    }

    [Fact]
    public async Task A_secret_inspection_is_not_there_for_others()
    {
        await Send(
            HttpMethod.Put,
            "/v1/inspections/I-7",
            """
            { "kind": "secret", "inspectors": ["P-I1"], "places": ["segment/999901-DJ-01"], "from": "2019-06-03",
              "until": "2019-06-05", "by": "office" }
            """);

        (await city.Get("/v1/inspections/I-7")).IsProblem(HttpStatusCode.NotFound, "inspection.unknown");
        Assert.Equal("暗查", (await city.Get("/v1/inspections/I-7?by=P-I1")).Json.GetProperty("label").GetString());
        await city.Get(
            "/v1/inspections?by=P-I1",
            static answer => answer.Items.Any(static one => one.GetProperty("code").GetString() == "I-7"));
        Assert.DoesNotContain(
            (await city.Get("/v1/inspections")).Items, static one => one.GetProperty("code").GetString() == "I-7");
    }

    [Fact]
    public async Task What_is_no_plan_is_refused_with_all_its_faults()
    {
        var refused = await Send(
            HttpMethod.Put, "/v1/inspections/I-9", """{ "kind": "sometimes", "places": ["road/x"] }""");

        refused.IsProblem(HttpStatusCode.BadRequest, "inspection.kind");
        Assert.Equal(4, refused.Json.GetProperty("errors").GetArrayLength());
        (await Send(HttpMethod.Post, "/v1/inspections/nowhere/close", """{ "by": "P-I1" }""")).IsProblem(
            HttpStatusCode.NotFound, "inspection.unknown");
    }

    private Task<Answer> Send(HttpMethod method, string path, string body) => city.Send(method, path, Monday, body);
}
