using System.Net;
using Grid.Tests.Gateway.City;
using Grid.Tests.Gateway.Foundation;

namespace Grid.Tests.Gateway.Patrols;

/// <summary>A patrol officer checks in and reports findings over HTTP.</summary>
public sealed class PatrolTests(CityProcess process) : IClassFixture<CityProcess>
{
    private const string OnTheStreet = "\"lon\": 110.0250, \"lat\": 35.0301, \"by\": \"P-S-DJ-01\"";

    private readonly ServerProcess city = process.Server;

    /// <summary>The first instant of the Monday on which the tests begin.</summary>
    private static readonly DateTimeOffset Midnight = new(2019, 6, 3, 0, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public async Task Which_standards_hold_on_a_street_in_a_cell_and_at_a_point_and_what_a_finding_becomes()
    {
        var street = await city.Get("/v1/rulebook/checklist?segment=999901-DJ-01&at=2019-06-03T08:00:00%2B08:00");
        var part = Assert.Single(street.Json.GetProperty("parts").EnumerateArray());
        Assert.Equal(
            ("大街", "红区"), (part.GetProperty("roadGrade").GetString(), part.GetProperty("tradingZone").GetString()));
        var litter = part.GetProperty("items")
            .EnumerateArray()
            .Single(static item => item.GetProperty("item").GetString() == "T-01");
        Assert.Equal(
            (10, "分钟", "atMost", "01-10", "地面卫生", "L"),
            (litter.GetProperty("number").GetDouble(), litter.GetProperty("unit").GetString(),
                litter.GetProperty("bound").GetString(),
                litter.GetProperty("finding").GetProperty("class").GetString(),
                litter.GetProperty("label").GetString(),
                litter.GetProperty("grade").GetString()));

        var lane = await city.Get(
            "/v1/rulebook/checklist?segment=999901-NX-01&family=groundSanitation&at=2019-06-03T08:00:00%2B08:00");
        Assert.Equal(
            45,
            Assert
                .Single(lane.Json.GetProperty("parts")[0].GetProperty("items").EnumerateArray())
                .GetProperty("number")
                .GetDouble());
        var cell = await city.Get("/v1/rulebook/checklist?cell=999901001001001&at=2019-06-03T08:00:00%2B08:00");
        Assert.True(cell.Json.GetProperty("parts").GetArrayLength() > 1, cell.Text);
        Assert.Equal(
            "大街",
            (await city.Get("/v1/rulebook/checklist?lon=110.0250&lat=35.0301&at=2019-06-03T08:00:00%2B08:00"))
                .Json.GetProperty("parts")[0]
                .GetProperty("roadGrade")
                .GetString());

        (await city.Get("/v1/rulebook/checklist")).IsProblem(HttpStatusCode.BadRequest, "checklist.place");
        (await city.Get("/v1/rulebook/checklist?segment=nowhere")).IsProblem(
            HttpStatusCode.NotFound, "checklist.placeUnknown");
        (await city.Get("/v1/rulebook/checklist?segment=999901-DJ-01&family=odd")).IsProblem(
            HttpStatusCode.BadRequest, "checklist.family");
    }

    [Fact]
    public async Task A_beat_is_walked_something_is_found_and_what_was_missed_stands_in_the_streets_figures()
    {
        const string path = "/v1/patrols/999901-B-01";
        var made = await Post($"{path}/checkins", $$"""{ "id": "c-1", {{OnTheStreet}} }""", Midnight.AddHours(8));
        Assert.True(made.Status == HttpStatusCode.OK, made.Text);
        Assert.Equal(
            (1, 1, 0, "07:00:00"),
            (made.Json.GetProperty("visit").GetInt32(), made.Json.GetProperty("planned").GetInt32(),
                made.Json.GetProperty("left").GetInt32(), made.Json.GetProperty("window").GetString()));
        Assert.Equal(
            made.Text,
            (await Post($"{path}/checkins", $$"""{ "id": "c-1", {{OnTheStreet}} }""", Midnight.AddHours(9))).Text);

        var found = await Post(
            $"{path}/findings",
            $$"""{ "item": "T-01", "description": "垃圾", {{OnTheStreet}} }""",
            Midnight.AddHours(8),
            ("Idempotency-Key", "find-1"));
        Assert.True(found.Status == HttpStatusCode.Created, found.Text);
        Assert.Equal(
            ("01-10", "巡查发现", "beat/999901-B-01/2019-06-03"),
            (found.Json.GetProperty("class").GetString(), found.Json.GetProperty("channel").GetString(),
                found.Json.GetProperty("origin").GetString()));
        await Post(
            $"{path}/findings",
            $$"""{ "item": "T-01", "description": "垃圾", {{OnTheStreet}} }""",
            Midnight.AddHours(8),
            ("Idempotency-Key", "find-1"));

        await city.Send(HttpMethod.Post, "/v1/clock", null, """{ "now": "2019-06-04T00:00:00+08:00" }""");
        var day = await city.Get($"{path}?day=2019-06-03");
        Assert.Equal(
            ["done", "missed"],
            day.Json.GetProperty("windows")
                .EnumerateArray()
                .Select(static window => window.GetProperty("status").GetString()));
        Assert.Equal(
            found.Json.GetProperty("id").GetGuid(),
            Assert.Single(day.Json.GetProperty("findings").EnumerateArray()).GetProperty("case").GetGuid());
        var figures = await city.Get($"{path}/figures?from=2019-06-03&until=2019-06-03");
        Assert.Equal(
            (2, 1, 1),
            (figures.Json.GetProperty("planned").GetInt32(), figures.Json.GetProperty("made").GetInt32(),
                figures.Json.GetProperty("missed").GetInt32()));
        Assert.Equal(
            2,
            (await city.Get("/v1/patrols/figures?segment=999901-DJ-01&from=2019-06-03&until=2019-06-03"))
                .Json.GetProperty("planned")
                .GetInt32());
        Assert.Equal(
            "999901-B-01",
            (await city.Get("/v1/patrols?segment=999901-DJ-01"))
                .Items.Single()
                .GetProperty("beat")
                .GetProperty("code")
                .GetString());
        await city.Get(
            "/v1/segments/999901-DJ-01",
            static answer => answer.Json.GetProperty("figures").GetProperty("missedBeats").GetInt64() >= 1);
    }

    [Fact]
    public async Task What_cannot_be_a_visit_is_refused_and_says_why()
    {
        const string path = "/v1/patrols/999901-B-02/checkins";
        (await Post(path, """{ "lon": 110.0250, "lat": 35.0301 }""", Midnight)).IsProblem(
            HttpStatusCode.BadRequest, "patrol.byMissing");
        (await Post(path, """{ "lon": 110.0450, "lat": 35.0301, "by": "999901-SR" }""", Midnight.AddHours(23)))
            .IsProblem(HttpStatusCode.UnprocessableEntity, "patrol.outside");
        (await Post(path, """{ "lon": 110.0250, "lat": 35.0301, "by": "P-9999" }""", Midnight.AddHours(23))).IsProblem(
            HttpStatusCode.UnprocessableEntity, "patrol.notHolder");
        (await Post(path, $$"""{ {{OnTheStreet}}, "at": "2019-06-03T23:00:00+08:00" }""", Midnight)).IsProblem(
            HttpStatusCode.UnprocessableEntity, "patrol.future");
        (await Post("/v1/patrols/nowhere/checkins", $$"""{ {{OnTheStreet}} }""", Midnight)).IsProblem(
            HttpStatusCode.NotFound, "beat.unknown");
        (await Post("/v1/patrols/999901-B-02/findings", $$"""{ {{OnTheStreet}} }""", Midnight)).IsProblem(
            HttpStatusCode.BadRequest, "patrol.item");
        (await city.Get("/v1/patrols/999901-B-02/figures?from=2019-06-03&until=2029-06-03")).IsProblem(
            HttpStatusCode.BadRequest, "query.period");
        (await city.Send(
            HttpMethod.Put,
            "/v1/beats/999901-B-09",
            Midnight,
            """
            { "mode": "fixedPoint", "places": "segment/999901-DJ-01", "squad": "999901-SR",
              "windows": "09:00-10:00;09:30-11:00", "from": "2019-01-01" }
            """))
            .IsProblem(HttpStatusCode.UnprocessableEntity, "beat.windows");
    }

    private Task<Answer> Post(string path, string body, DateTimeOffset now, params (string, string)[] headers) =>
        city.Send(HttpMethod.Post, path, now, body, headers: headers);
}
