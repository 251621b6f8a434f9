using System.Net;
using Grid.Cases;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Parties;
using Grid.ReadModel;
using Grid.Rulebook;
using Grid.Tests.Gateway.Foundation;

namespace Grid.Tests.Gateway.Cases;

public sealed class CaseTests
{
    private static readonly Guid Id = new("0197a0de-0000-7000-8000-000000000001");

    [Fact]
    public async Task A_step_is_passed_on_with_its_actor_and_answered_with_the_case()
    {
        var door = await WithCase();

        var answer = await door.Post(
            $"/v1/cases/{Id}/check",
            """{ "by": "desk-1", "note": "现场干净", "passed": true }""",
            headers: ("Idempotency-Key", "step-9"));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("fedBack", answer.Json.GetProperty("stage").GetString());
        Assert.Equal(
            new StepCase(CaseVerb.Check, "desk-1", "现场干净", "step-9", true),
            Assert.Single(door.City.Asked.OfType<StepCase>()));
    }

    [Theory]
    [InlineData("file", "{ }", "case.byMissing")]
    [InlineData("file", "{ \"by\": \"  \" }", "case.byMissing")]
    [InlineData("check", "{ \"by\": \"desk-1\" }", "case.passedMissing")]
    [InlineData("close", "", "case.byMissing")]
    public async Task A_step_without_what_every_step_needs_is_refused(string verb, string body, string code)
    {
        var door = await WithCase();

        (await door.Post($"/v1/cases/{Id}/{verb}", body)).IsProblem(HttpStatusCode.BadRequest, code);
        Assert.Empty(door.City.Asked.OfType<StepCase>());
    }

    [Fact]
    public async Task An_unknown_verb_is_refused_with_the_known_ones()
    {
        var door = await WithCase();

        var answer = await door.Post($"/v1/cases/{Id}/paint", """{ "by": "desk-1" }""");

        answer.IsProblem(HttpStatusCode.NotFound, "case.verbUnknown");
        foreach (var verb in Enum.GetNames<CaseVerb>())
        {
            Assert.Contains(verb.ToLowerInvariant(), answer.Detail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_trace_comes_in_pages()
    {
        var door = await WithCase();

        var whole = await door.Get($"/v1/cases/{Id}/history");
        Assert.Null(whole.Json.GetProperty("next").GetString());
        var count = whole.Json.GetProperty("items").GetArrayLength();
        Assert.Equal(
            (1, 1, 0),
            (Files(whole, "penalties"), Files(whole, "documents"), Files(whole, "ladder"))); // with the first page
        var past = await door.Get($"/v1/cases/{Id}/history?limit=1&after={count}");
        Assert.False(past.Json.TryGetProperty("penalties", out _));
        Assert.Equal(0, past.Json.GetProperty("items").GetArrayLength());
        (await door.Get($"/v1/cases/{Id}/history?limit=0")).IsProblem(HttpStatusCode.BadRequest, "query.limit");
        (await door.Get($"/v1/cases/{Id}/history?after=x")).IsProblem(HttpStatusCode.BadRequest, "page.cursor");
    }

    [Fact]
    public async Task A_step_of_a_part_is_passed_on_with_its_command()
    {
        var door = await WithCase();

        await door.Post(
            $"/v1/cases/{Id}/parts/330424-JT/handle", """{ "by": "JT-1" }""", headers: ("Idempotency-Key", "part-1"));

        Assert.Equal("part-1", Assert.Single(door.City.Asked.OfType<StepJointTask>()).Command);
    }

    [Fact]
    public async Task A_verb_out_of_order_is_refused_as_the_city_says()
    {
        var door = await WithCase();
        door.City.Refusals.Enqueue(
            Refusal.Conflict("case.unchecked", "A case closes once its disposal has been checked."));

        (await door.Post($"/v1/cases/{Id}/close", """{ "by": "desk-1" }""")).IsProblem(
            HttpStatusCode.Conflict, "case.unchecked");
    }

    [Theory]
    [InlineData("GET", "/v1/cases/0197a0de-0000-7000-8000-00000000ffff")]
    [InlineData("GET", "/v1/cases/0197a0de-0000-7000-8000-00000000ffff/history")]
    [InlineData("GET", "/v1/cases/E0405-20190401-7-1234")]
    [InlineData("POST", "/v1/cases/0197a0de-0000-7000-8000-00000000ffff/file")]
    [InlineData("POST", "/v1/cases/nonsense/file")]
    public async Task An_unknown_case_is_not_found(string method, string path)
    {
        var door = await WithCase();

        var answer = method == "GET" ? await door.Get(path) : await door.Post(path, """{ "by": "desk-1" }""");

        answer.IsProblem(HttpStatusCode.NotFound, "case.unknown");
    }

    [Fact]
    public async Task A_case_shows_its_trace()
    {
        var door = await WithCase();

        var item = Assert.Single(
            (await door.Get($"/v1/cases/{Id}/history")).Json.GetProperty("items").EnumerateArray());

        Assert.Equal("case.reported", item.GetProperty("type").GetString());
        Assert.Equal("2019-04-01T09:30:00+08:00", item.GetProperty("at").GetString());
        Assert.Equal("public", item.GetProperty("by").GetString());
        Assert.Equal("reported", item.GetProperty("stage").GetString());
        Assert.Equal("7:1234", item.GetProperty("position").GetString());
    }

    [Fact]
    public async Task Every_filter_reaches_the_read_model()
    {
        var door = await WithCase();

        var answer = await door.Get(
            "/v1/cases?stage=reported,filed&stage=fedBack&kind=event&class=04-*&cell=33042400190101"
                + "&subdistrict=330424001&channel=热线电话&joinedTo=0197a0de-0000-7000-8000-000000000002"
                + "&from=2019-04-01&to=2019-04-30T23:00:00+08:00&overdue=true&bbox=120.93,30.50,120.96,30.53"
                + "&q=水果&sort=due&limit=7&after=x&waitFor=7:12");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("0:5", Assert.Single(answer.Json.GetProperty("ledgerPosition").EnumerateArray()).GetString());
        var query = Assert.Single(door.City.Asked.OfType<CaseQuery>());
        Assert.Equal([CaseStage.Reported, CaseStage.Filed, CaseStage.FedBack], query.Stages);
        Assert.Equal(
            (ClassKind.Event, "04-*", "330424001", "热线电话", true, "水果", "due", 7, "x"),
            (query.Kind, query.Class, query.Subdistrict, query.Channel, query.Overdue, query.Text, query.Sort,
                query.Limit, query.After));
        Assert.Equal(new EntityRef(EntityKind.Cell, "330424001901001"), query.Party);
        Assert.Equal(new DateTimeOffset(2019, 4, 1, 0, 0, 0, TimeSpan.FromHours(8)), query.From);
        Assert.Equal(new DateTimeOffset(2019, 4, 30, 23, 0, 0, TimeSpan.FromHours(8)), query.To);
        Assert.Equal([120.93, 30.50, 120.96, 30.53], query.Box);
        Assert.Equal(new LedgerPosition(7, 12), query.WaitFor);
    }

    [Fact]
    public async Task A_list_of_cases_is_a_map_layer_when_asked_for_one()
    {
        var door = await WithCase();

        var answer = await door.Get("/v1/cases", "application/geo+json");

        Assert.Equal("application/geo+json", answer.Content.ContentType?.MediaType);
        Assert.Equal("FeatureCollection", answer.Json.GetProperty("type").GetString());
        var feature = Assert.Single(answer.Json.GetProperty("features").EnumerateArray());
        Assert.Equal("Point", feature.GetProperty("geometry").GetProperty("type").GetString());
        Assert.Equal("reported", feature.GetProperty("properties").GetProperty("stage").GetString());
    }

    [Fact]
    public async Task A_map_from_afar_has_its_cases_counted_by_tiles_and_one_from_near_each_of_them()
    {
        var door = await WithCase();
        const string Map = "/v1/cases?bbox=120.93,30.50,120.96,30.53&stage=reported,refused";

        var far = (await door.Get($"{Map}&zoom=12")).Json;
        var near = (await door.Get($"{Map}&zoom=15")).Json;
        var layer = (await door.Get($"{Map}&zoom=12", "application/geo+json")).Json;

        Assert.Empty(far.GetProperty("items").EnumerateArray());
        var tile = Assert.Single(far.GetProperty("tiles").EnumerateArray());
        Assert.Equal((7, 3), (tile.GetProperty("cases").GetInt32(), tile.GetProperty("open").GetInt32()));
        Assert.Equal(
            "/v1/cases?stage=reported&joined=false&bbox=120.9375%2C30.5%2C120.95%2C30.52",
            tile.GetProperty("opens").GetString());
        Assert.Equal(
            "Polygon",
            Assert.Single(layer.GetProperty("features").EnumerateArray())
                .GetProperty("geometry").GetProperty("type").GetString());
        Assert.Single(near.GetProperty("items").EnumerateArray());
        Assert.False(near.TryGetProperty("tiles", out _));
        Assert.Equal([12, null, 12], door.City.Asked.OfType<CaseQuery>().Select(static query => query.Zoom));
    }

    [Fact]
    public async Task Totals_are_shown_by_stage()
    {
        var door = await WithCase();

        var totals = (await door.Get("/v1/cases/totals?stage=fedBack")).Json;

        Assert.Equal(1, totals.GetProperty("byStage").GetProperty("fedBack").GetInt64());
    }

    private static int Files(Answer answer, string list) => answer.Json.GetProperty(list).GetArrayLength();

    private static async Task<Door> WithCase()
    {
        var door = await Door.Of<CaseTests>();
        door.City.Cases[Id] = FakeGatewayCity.CaseAt(
            Id, new(ClassKind.Event, "04-05", new(120.9446, 30.516), "热线电话", "店外堆放水果", null, true, "public"));
        return door;
    }
}
