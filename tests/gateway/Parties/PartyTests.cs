using System.Net;
using System.Text.Json;
using Grid.Cells;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Parties;
using Grid.Registers;
using Grid.Tests.Gateway.Foundation;

namespace Grid.Tests.Gateway.Parties;

public sealed class PartyTests
{
    private const string Outline =
        """{"type":"Polygon","coordinates":[[[120.93,30.53],[120.94,30.53],[120.94,30.54],[120.93,30.53]]]}""";

    public static TheoryData<string, string, string> Kinds => new()
    {
        {
            "areas",
            "330424001",
            $$"""{ "kind": "subdistrict", "name": "武原街道", "geometry": {{Outline}}, "source": "x" }"""
        },
        {
            "cells",
            "330424001901001",
            $$"""{ "name": "一区", "landClass": "城区", "grade": "二类", "geometry": {{Outline}}, "synthetic": true }"""
        },
        {
            "roads",
            "330424-XQ",
            """
            { "name": "新桥路", "grade": "主干道", "tradingZone": "禁止区",
              "geometry": {"type":"LineString","coordinates":[[120.9,30.5],[120.9,30.6]]} }
            """
        },
        {
            "segments",
            "330424-XQ-02",
            """
            { "road": "330424-XQ", "name": "n", "seq": 2, "from": "尽端", "to": "环城南路", "grade": "主干道",
              "tradingZone": "禁止区", "kerbM": 12, "cleaningStandard": "一级", "campaigns": ["二纵二横"],
              "geometry": {"type":"LineString","coordinates":[[120.9,30.5],[120.9,30.6]]} }
            """
        },
        {
            "buildings",
            "330424-B-0001",
            $$"""{ "name": "1号", "use": "商住", "segment": "330424-XQ-02", "geometry": {{Outline}} }"""
        },
        {
            "shops",
            "330424-XQ-02-S001",
            """
            { "name": "水果店", "trade": "水果", "segment": "330424-XQ-02", "side": "left", "fromM": 1.5, "toM": 9,
              "wallM": 19, "licence": "L1", "building": "B1", "commitmentSigned": true, "closed": false }
            """
        },
        {
            "dogs",
            "330424-D-000001",
            """
            { "household": "330424-H-000001", "breed": "柴犬", "mixed": true, "breedClass": "large", "birthYear": 2012,
              "sex": "f", "colour": "黑", "subdistrict": "330424005", "lon": 120.92, "lat": 30.59,
              "licensedFrom": "2019-11-25", "licensedUntil": "2020-11-24", "vaccinatedUntil": "2020-11-06",
              "chip": "999518935898491" }
            """
        },
        {
            "parts",
            "3304240137000001",
            """
            { "class": "01-37", "name": "路灯", "lon": 120.92, "lat": 30.59, "department": "330424-ZJ", "owner": "a",
              "maintainer": "b", "state": "broken", "address": "新桥路" }
            """
        },
        { "households", "330424-H-000001", """{ "subdistrict": "330424005" }""" },
        {
            "departments",
            "330424-ZHZF",
            """{ "name": "县综合行政执法局", "kind": "bureau", "parent": "330424-CGB", "duties": ["牵头","配合"] }"""
        },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Whatever_is_registered_comes_back_with_its_columns_and_goes_in_again_unchanged(
        string kind,
        string code,
        string body)
    {
        var door = await Door.Of<PartyTests>();

        var made = await door.Put($"/v1/{kind}/{code}?by=registrar", body);
        var shown = await door.Get($"/v1/{kind}/{code}");
        var again = await door.Put($"/v1/{kind}/{code}", shown.Text);

        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.Equal($"/v1/{kind}/{code}", made.Headers.Location?.ToString());
        Assert.StartsWith("\"1.", shown.Headers.ETag?.Tag, StringComparison.Ordinal);
        foreach (var column in JsonElement.Parse(body).EnumerateObject())
        {
            Assert.Equal(column.Value.GetRawText(), shown.Json.GetProperty(column.Name).GetRawText());
        }

        Assert.Equal(code, shown.Json.GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Equal("unchanged", again.Json.GetProperty("change").GetString());
        Assert.Equal("registrar", door.City.Asked.OfType<Register>().First().By);
        Assert.Equal(
            code,
            Assert
                .Single((await door.Get($"/v1/{kind}")).Json.GetProperty("items").EnumerateArray())
                .GetProperty("code")
                .GetString());
    }

    [Fact]
    public async Task An_entry_whose_latest_change_cannot_be_read_says_so_and_takes_another()
    {
        var door = await Door.Of<PartyTests>();
        await Road(door, "a");
        var road = Assert.Single(door.City.Entries);
        door.City.Entries[road.Key] = road.Value with { Unread = new(16, 12) };
        door.City.Unread[new(EntityKind.Area, "330424001")] = new(16, 13);

        var one = await door.Get($"/v1/roads/{road.Key.Key}");
        var other = await door.Get("/v1/areas/330424001");

        one.IsProblem(HttpStatusCode.Conflict, "register.unreadable");
        Assert.Contains("16:12", one.Detail, StringComparison.Ordinal);
        other.IsProblem(HttpStatusCode.Conflict, "register.unreadable");
        Assert.Equal(HttpStatusCode.OK, (await Road(door, "b")).Status);
    }

    [Fact]
    public async Task A_re_cut_that_is_stuck_says_why_and_is_given_up()
    {
        var door = await Door.Of<PartyTests>();
        door.City.Pending = new(
            ["330424001901001"],
            ["330424001901002"],
            "surveyor-1",
            null,
            Refusal.Conflict("recut.stuck", "It stopped at cell 330424001901002."));

        var pending = await door.Get("/v1/cells/recut?county=330424");
        var givenUp = await door.Post(
            "/v1/cells/recut/giveup", """{ "county": "330424", "by": "ops-1", "reason": "重新绘制" }""");
        var unnamed = await door.Post("/v1/cells/recut/giveup", """{ "county": "330424", "by": "ops-1" }""");

        Assert.Equal(
            "It stopped at cell 330424001901002.",
            pending.Json.GetProperty("pending").GetProperty("stuck").GetString());
        Assert.Equal(
            "330424001901002", Assert.Single(givenUp.Json.GetProperty("withdrawn").EnumerateArray()).GetString());
        Assert.Equal(new("ops-1", "重新绘制"), Assert.Single(door.City.Asked.OfType<GiveUpRecut>()));
        unnamed.IsProblem(HttpStatusCode.BadRequest, "recut.reasonMissing");
    }

    [Fact]
    public async Task A_change_that_expects_another_version_is_stale()
    {
        var door = await Door.Of<PartyTests>();

        var made = await Road(door, "a", ("If-None-Match", "*"));
        var twice = await Road(door, "b", ("If-None-Match", "*"));
        var changed = await Road(door, "c", ("If-Match", made.Headers.ETag!.Tag));
        var stale = await Road(door, "d", ("If-Match", made.Headers.ETag!.Tag));
        var nonsense = await Road(door, "e", ("If-Match", "\"nonsense\""));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (made.Status, changed.Status));
        twice.IsProblem(HttpStatusCode.PreconditionFailed, "register.stale");
        stale.IsProblem(HttpStatusCode.PreconditionFailed, "register.stale");
        nonsense.IsProblem(HttpStatusCode.PreconditionFailed, "register.stale");
        Assert.Equal("\"2\"", changed.Headers.ETag?.Tag);
    }

    [Theory]
    [InlineData("shops/S1", "{ \"name\": \"x\" }", "register.missing")]
    [InlineData("roads/R%20x", "{ \"name\": \"x\" }", "register.code")]
    [InlineData("areas/A", "{ \"kind\": \"lake\", \"name\": \"x\", \"geometry\": { } }", "register.shape")]
    [InlineData("dogs/D", "{ \"household\": \"H\", \"licensedFrom\": \"1.4.2019\" }", "register.shape")]
    [InlineData("dogs/D", "{ \"household\": \"H\", \"lon\": 30.5, \"lat\": 120.9 }", "register.pointSwapped")]
    [InlineData("roads/R", "[ ]", "import.object")]
    [InlineData("roads/R", "{ \"name\": ", "request.json")]
    public async Task An_unreadable_record_is_refused_with_the_reason(string path, string body, string code)
    {
        var door = await Door.Of<PartyTests>();

        (await door.Put($"/v1/{path}", body)).IsProblem(HttpStatusCode.BadRequest, code);
        Assert.Empty(door.City.Entries);
    }

    [Theory]
    [InlineData("/v1/shops/nobody", "shop.unknown")]
    [InlineData("/v1/areas/nowhere", "area.unknown")]
    [InlineData("/v1/tables/330424/classes", "table.unknown")]
    [InlineData("/v1/tables/330424/songs", "table.unknown")]
    public async Task An_unregistered_party_is_not_found(string path, string code)
    {
        var door = await Door.Of<PartyTests>();

        (await door.Get(path)).IsProblem(HttpStatusCode.NotFound, code);
    }

    [Fact]
    public async Task The_older_code_of_a_cell_finds_the_same_cell()
    {
        var door = await Door.Of<PartyTests>();
        await door.Put("/v1/cells/33042400190101", $$"""{ "geometry": {{Outline}} }""");

        Assert.Equal(
            "330424001901001", (await door.Get("/v1/cells/33042400190101")).Json.GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.OK, (await door.Get("/v1/cells/330424001901001")).Status);
    }

    [Fact]
    public async Task A_register_is_a_map_layer_when_asked_for_one()
    {
        var door = await Door.Of<PartyTests>();
        await door.Put("/v1/cells/330424001901001", $$"""{ "geometry": {{Outline}} }""");
        await door.Put("/v1/dogs/D1", """{ "household": "H", "lon": 120.92, "lat": 30.59 }""");

        var cells = (await door.Get("/v1/cells", "application/geo+json")).Json;
        var dog = (await door.Get("/v1/dogs/D1", "application/geo+json")).Json;

        Assert.Equal(
            Outline,
            Assert.Single(cells.GetProperty("features").EnumerateArray()).GetProperty("geometry").GetRawText());
        Assert.Equal("[120.92,30.59]", dog.GetProperty("geometry").GetProperty("coordinates").GetRawText());
    }

    [Fact]
    public async Task Departments_show_their_cells_and_households_their_dogs()
    {
        var door = await Door.Of<PartyTests>();
        await door.Put("/v1/departments/330424-ZHZF", """{ "name": "局" }""");

        Assert.Equal(
            1,
            (await door.Get("/v1/departments/330424-ZHZF"))
                .Json.GetProperty("openByCell")
                .GetProperty("330424001901001")
                .GetInt64());
        Assert.Equal("330424-D-000001", (await door.Get("/v1/households/H1")).Json.GetProperty("dogs")[0].GetString());
    }

    [Fact]
    public async Task A_party_answers_what_it_owes_and_the_read_model_answers_pages()
    {
        var door = await Door.Of<PartyTests>();
        var shop = new EntityRef(EntityKind.Shop, "S1");
        var office = new EntityRef(EntityKind.Department, "D1");

        var all = await door.Get("/v1/shops/S1/obligations");
        await door.Get("/v1/shops/S1/obligations?status=open");
        await door.Get("/v1/shops/S1/obligations?status=lapsed&limit=3&after=x&waitFor=7:12");
        await door.Get("/v1/shops/S1/obligations?waitFor=7:12");
        await door.Get("/v1/departments/D1/obligations?status=open");

        Assert.Equal(
            [
                (shop, false),
                (shop, true),
                (shop, (ObligationStatus?)ObligationStatus.Lapsed, 3, "x", (LedgerPosition?)new LedgerPosition(7, 12)),
                (shop, (ObligationStatus?)null, 50, (string?)null, (LedgerPosition?)new LedgerPosition(7, 12)),
                (office, (ObligationStatus?)ObligationStatus.Open, 50, (string?)null, (LedgerPosition?)null),
            ],
            door.City.Asked);
        var item = Assert.Single(all.Json.GetProperty("items").EnumerateArray());
        Assert.Equal(
            ("04-05", "frontage", "open", "R-002-01"),
            (item.GetProperty("class").GetString(), item.GetProperty("role").GetString(),
                item.GetProperty("status").GetString(), item.GetProperty("rule").GetString()));
        Assert.Equal(
            ("LAMP-7", "百尺路1号"),
            (item.GetProperty("part").GetString(), item.GetProperty("nearestAddress").GetString()));
        Assert.Equal(JsonValueKind.Null, item.GetProperty("due").ValueKind);
        Assert.Equal(JsonValueKind.Null, all.Json.GetProperty("next").ValueKind);
        (await door.Get("/v1/shops/S1/obligations?status=late")).IsProblem(HttpStatusCode.BadRequest, "query.status");
    }

    [Fact]
    public async Task Cells_are_recut_with_features_or_plain_columns()
    {
        var door = await Door.Of<PartyTests>();

        var answer = await door.Post("/v1/cells/recut", $$"""
            { "by": "surveyor", "county": "330424", "retire": ["33042400190101"], "create": [
              { "type": "Feature", "properties": { "code": "330424001901011", "name": "甲" }, "geometry": {{Outline}} },
              { "code": "330424001901012", "name": "乙", "geometry": {{Outline}} } ] }
            """);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var recut = Assert.Single(door.City.Asked.OfType<RecutCells>());
        Assert.Equal(["330424001901001"], recut.Retire);
        Assert.Equal(["330424001901011", "330424001901012"], recut.Create.Select(static cell => cell.Code));
        Assert.All(recut.Create, static cell => Assert.Equal(Outline, cell.Data.Geometry));
        Assert.Equal(
            ["330424001901011", "330424001901012"],
            answer
                .Json.GetProperty("created")
                .EnumerateArray()
                .Select(static cell => cell.GetProperty("code").GetString()!));
    }

    [Theory]
    [InlineData("""{ "retire": ["330424001901001"], "create": [] }""", "recut.byMissing")]
    [InlineData("""{ "by": "s", "retire": [], "create": [] }""", "recut.empty")]
    [InlineData("""{ "by": "s", "retire": ["x/y"], "create": [] }""", "recut.code")]
    [InlineData(
        """{ "by": "s", "retire": ["330424001901001"], "create": [ { "code": "330424001901011" } ] }""",
        "register.missing")]
    public async Task An_unreadable_recut_is_refused_with_the_reason(string body, string code)
    {
        var door = await Door.Of<PartyTests>();

        (await door.Post("/v1/cells/recut", body)).IsProblem(HttpStatusCode.BadRequest, code);
        Assert.Empty(door.City.Asked);
    }

    [Fact]
    public async Task A_recut_the_surveyor_refuses_says_why()
    {
        var door = await Door.Of<PartyTests>();
        door.City.Refusals.Enqueue(Refusal.Unprocessable("recut.gap", "A strip of 4 m² would belong to nobody."));

        var answer = await door.Post(
            "/v1/cells/recut",
            $$"""
            { "county": "330424", "by": "s", "retire": ["330424001901001"], "create": [ { "code": "330424001901011",
              "geometry": {{Outline}} } ] }
            """);

        answer.IsProblem(HttpStatusCode.UnprocessableEntity, "recut.gap");
    }

    private static Task<Answer> Road(Door door, string name, params (string, string)[] headers) =>
        door.Put("/v1/roads/R1", $$"""{ "name": "{{name}}" }""", headers);
}
