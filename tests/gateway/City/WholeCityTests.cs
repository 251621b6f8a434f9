using System.Globalization;
using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Grid.Tests.Gateway.Foundation;

namespace Grid.Tests.Gateway.City;

/// <summary>A client calls the whole city over HTTP alone. Each test keeps to places and times of its own.</summary>
public sealed class WholeCityTests(CityProcess process) : IClassFixture<CityProcess>
{
    private readonly ServerProcess city = process.Server;

    /// <summary>The city time at which the tests begin, a Monday morning.</summary>
    private static readonly DateTimeOffset Monday = new(2019, 6, 3, 9, 0, 0, TimeSpan.FromHours(8));

    /// <summary>A point between the kerb and the wall of 西街面馆, on the north side of 东街.</summary>
    private const string ShopFront = "\"lon\": 110.0211409, \"lat\": 35.0301127";

    private const string Shop = "999901-DJ-01-S001";

    [Theory]
    [InlineData("--urls", "http://127.0.0.1:0")]
    [InlineData("readmodel", "rebuild")]
    public async Task A_second_process_on_its_folder_ends_at_once_with_one_sentence(params string[] arguments)
    {
        var (code, said) = await process.City.Command(arguments);

        Assert.Equal(1, code);
        Assert.Equal(
            $"The city in {process.City.Folder} is open in another process; stop that one first, or name another "
            + "folder with Grid__Data.",
            said.Trim());
        Assert.Equal(0, (await process.City.Command("ledger", "verify")).Code); // an audit reads beside it
    }

    [Fact]
    public async Task An_incident_on_a_shops_front_reaches_the_shop_and_goes_round_the_loop()
    {
        var (id, reported) = await Report("04-05", ShopFront, Monday);
        Assert.Equal(Shop, reported.GetProperty("shop").GetString());
        Assert.Contains(
            reported.GetProperty("parties").EnumerateArray(),
            static party =>
                party.GetProperty("key").GetString() == Shop
                && party.GetProperty("role").GetString() == "frontage"
                && party.GetProperty("rule").GetString() == "T-006");

        var owed = await city.Get($"/v1/shops/{Shop}/obligations", answer => Owes(answer, id) == "known");
        var item = Items(owed).Single(item => item.GetProperty("case").GetGuid() == id);
        Assert.Equal(
            ("04-05", "frontage", "T-006"),
            (item.GetProperty("class").GetString(), item.GetProperty("role").GetString(),
                item.GetProperty("rule").GetString()));
        Assert.Equal(JsonValueKind.Null, item.GetProperty("due").ValueKind); // it is not filed, nor dispatched
        foreach (var party in reported.GetProperty("parties").EnumerateArray())
        {
            var path = $"/v1/{party.GetProperty("kind").GetString()}s/{party.GetProperty("key").GetString()}";
            await city.Get($"{path}/obligations?status=known&limit=500", answer => Owes(answer, id) == "known");
        }

        var last = default(Answer);
        foreach (var (verb, body, stage) in new[]
        {
            ("verify", "", "verified"),
            ("file", "", "filed"),
            ("dispatch", "", "dispatched"),
            ("accept", "", "accepted"),
            ("handle", "", "handled"),
            ("check", ", \"passed\": false", "accepted"),
            ("handle", "", "handled"),
            ("check", ", \"passed\": true", "checked"),
            ("close", "", "closed"),
            ("feedback", "", "fedBack"),
        })
        {
            last = await Step(id, verb, body, Monday.AddMinutes(10));
            Assert.True(last.Status == HttpStatusCode.OK, $"{verb}: {last.Text}");
            Assert.Equal(stage, last.Json.GetProperty("stage").GetString());
        }

        Assert.Equal(1, last!.Json.GetProperty("reworked").GetInt32());
        var trace = Items(await city.Get($"/v1/cases/{id}/history")).ToList();
        Assert.Equal(
            [
                "case.reported",
                "case.verified",
                "case.filed",
                "case.dispatched",
                "case.accepted",
                "case.handled",
                "case.checked",
                "case.handled",
                "case.checked",
                "case.closed",
                "case.revisitsSet",
                "case.fedBack",
            ],
            trace.Select(static step => step.GetProperty("type").GetString()!));
        Assert.All(
            trace.Skip(1),
            static step =>
                Assert.Equal(
                    step.GetProperty("type").GetString() == "case.revisitsSet" ? "clock" : "desk-1",
                    step.GetProperty("by").GetString()));
        await city.Get($"/v1/shops/{Shop}/obligations", answer => Owes(answer, id) == "discharged");

        var position = last.Json.GetProperty("ledgerPosition").GetString();
        var listed = await city.Get($"/v1/cases?shop={Shop}&stage=fedBack&waitFor={position}");
        Assert.Contains(Items(listed), line => line.GetProperty("id").GetGuid() == id);
        Assert.Contains(
            Items(await city.Get($"/v1/shops/{Shop}/obligations?status=discharged&waitFor={position}")),
            line => line.GetProperty("case").GetGuid() == id);
        Assert.True(
            (await city.Get($"/v1/cases/totals?shop={Shop}"))
                .Json.GetProperty("byStage")
                .GetProperty("fedBack")
                .GetInt64() > 0);
    }

    [Fact]
    public async Task A_second_report_of_the_same_matter_joins_it_and_stands_by_itself_when_the_first_is_refused()
    {
        var (first, _) = await Report("01-10", "\"lon\": 110.0250, \"lat\": 35.0350", Monday);
        var (second, joined) = await Report("01-10", "\"lon\": 110.0251, \"lat\": 35.0350", Monday.AddHours(1));

        Assert.Equal("joined", joined.GetProperty("stage").GetString());
        Assert.Equal(first, joined.GetProperty("joinedTo").GetGuid());
        Assert.NotEmpty(joined.GetProperty("parties").EnumerateArray());
        await city.Get($"/v1/cases/{first}", static answer => answer.Json.GetProperty("reports").GetInt32() == 2);
        (await Step(second, "file", "", Monday)).IsProblem(HttpStatusCode.Conflict, "case.joined");

        await Step(first, "refuse", ", \"reason\": \"不属实\"", Monday.AddHours(2));
        await city.Get(
            $"/v1/cases/{second}/history",
            static answer => Items(answer).Any(static step => step.GetProperty("type").GetString() == "case.split"));
        Assert.Equal("reported", (await city.Get($"/v1/cases/{second}")).Json.GetProperty("stage").GetString());
    }

    [Fact]
    public async Task A_retry_is_answered_and_other_content_under_the_same_id_is_not_taken()
    {
        var path = $"/v1/reports/{Guid.NewGuid()}";
        const string body = """{ "class": "04-09", "lon": 110.0352, "lat": 35.0252 }""";

        var first = await city.Send(HttpMethod.Put, path, Monday, body);
        var again = await city.Send(HttpMethod.Put, path, Monday, body);
        var other = await city.Send(
            HttpMethod.Put, path, Monday, body.Replace("35.0252", "35.0253", StringComparison.Ordinal));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.Status, again.Status));
        Assert.Equal(first.Text, again.Text);
        other.IsProblem(HttpStatusCode.Conflict, "report.idReused");
    }

    [Fact]
    public async Task The_same_command_twice_is_one_step()
    {
        var (id, _) = await Report("02-03", "\"lon\": 110.0352, \"lat\": 35.0352", Monday);

        var first = await Step(id, "file", "", Monday, ("Idempotency-Key", "command-1"));
        var again = await Step(id, "file", "", Monday, ("Idempotency-Key", "command-1"));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.Status, again.Status));
        Assert.Equal(2, Items(await city.Get($"/v1/cases/{id}/history")).Count());
    }

    [Fact]
    public async Task A_verb_out_of_order_is_refused_with_the_verbs_that_fit()
    {
        var (id, _) = await Report("06-99", "\"lon\": 110.0282, \"lat\": 35.0222", Monday);

        var answer = await Step(id, "close", "", Monday);

        answer.IsProblem(HttpStatusCode.Conflict, "case.unchecked");
        Assert.Contains("file", answer.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("class.unknown", """{ "class": "77-77", "lon": 110.025, "lat": 35.035 }""")]
    [InlineData("place.outside", """{ "class": "04-05", "lon": 110.2, "lat": 35.035 }""")]
    [InlineData(
        "report.future",
        """{ "class": "04-05", "lon": 110.025, "lat": 35.035, "reportedAt": "2029-01-01T00:00:00+08:00" }""")]
    [InlineData(
        "report.ancient",
        """{ "class": "04-05", "lon": 110.025, "lat": 35.035, "reportedAt": "1066-10-14T09:00:00+08:00" }""")]
    public async Task A_report_that_is_not_ours_to_take_says_why(string code, string body) =>
        (await city.Send(HttpMethod.Post, "/v1/reports", Monday, body)).IsProblem(
            HttpStatusCode.UnprocessableEntity, code);

    [Fact]
    public async Task The_county_can_be_imported_again_without_doubling_anything()
    {
        foreach (var (kind, file, type) in new[]
        {
            ("areas", "places/county.geojson", "application/geo+json"),
            ("cells", "places/cells.geojson", "application/geo+json"),
            ("segments", "places/segments.geojson", "application/geo+json"),
            ("shops", "places/shops.csv", "text/csv"),
            ("dogs", "registers/dogs.csv", "text/csv"),
            ("routes?county=999901", "rulebook/routes.csv", "text/csv"),
        })
        {
            var body = await File.ReadAllTextAsync(Path.Combine(Repository.SecondCounty, file));

            var answer = await city.Send(HttpMethod.Post, $"/v1/import/{kind}", Monday, body, type);

            var summary = answer.Lines[^1].GetProperty("summary");
            Assert.True(
                summary.GetProperty("read").GetInt32() > 0
                    && summary.GetProperty("unchanged").GetInt32() == summary.GetProperty("read").GetInt32(),
                answer.Text);
        }
    }

    [Theory]
    [InlineData("shops?check=true&county=999901", 600)]
    [InlineData("shops?county=999901", 700)]
    public async Task Two_rows_on_one_front_are_judged_in_their_order_and_the_second_names_the_first(
        string where, int at)
    {
        var rows =
            "code,name,segment,side,fromM,toM,wallM\n"
            + $"999901-F{at}-1,First,999901-NX-01,left,{at},{at + 10},9\n"
            + $"999901-F{at}-2,Second,999901-NX-01,left,{at + 5},{at + 15},9\n"
            + $"999901-F{at}-3,Third,999901-NX-01,left,{at + 10},{at + 20},9\n";

        var answer = await city.Send(HttpMethod.Post, $"/v1/import/{where}", Monday, rows, "text/csv");

        Assert.Equal(
            ["created", "refused", "created"],
            answer.Lines.Take(3).Select(static line => line.GetProperty("result").GetString()));
        Assert.Equal("shop.frontOverlap", answer.Lines[1].GetProperty("code").GetString());
        Assert.Equal(2, answer.Lines[1].GetProperty("others").EnumerateArray().Single().GetInt32());
        Assert.Contains("line 2", answer.Lines[1].GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "geometry.invalid", "[[[110.001,35.001],[110.002,35.002],[110.002,35.001],[110.001,35.002],[110.001,35.001]]]")]
    [InlineData("geometry.invalid", "[[[110.001,35.001],[110.002,35.002]]]")]
    [InlineData("geometry.range", "[[[40501.2,3875.1],[40502.2,3875.1],[40502.2,3876.1],[40501.2,3875.1]]]")]
    [InlineData("geometry.swapped", "[[[35.001,110.001],[35.002,110.001],[35.002,110.002],[35.001,110.001]]]")]
    public async Task An_outline_that_is_none_is_refused_and_says_where(string code, string coordinates)
    {
        var feature =
            $$"""
            { "type": "FeatureCollection", "features": [ { "type": "Feature",
              "properties": { "code": "999901001001900" }, "geometry": { "type": "Polygon",
              "coordinates": {{coordinates}} } } ] }
            """;

        var imported = await city.Send(HttpMethod.Post, "/v1/import/cells", Monday, feature, "application/geo+json");
        var put = await city.Send(
            HttpMethod.Put,
            "/v1/cells/999901001001900",
            Monday,
            $$"""{ "geometry": { "type": "Polygon", "coordinates": {{coordinates}} } }""");

        Assert.Equal(
            ("refused", code),
            (imported.Lines[0].GetProperty("result").GetString(), imported.Lines[0].GetProperty("code").GetString()));
        put.IsProblem(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task A_split_cell_hands_its_open_case_to_the_half_that_holds_it()
    {
        var (id, reported) = await Report("01-10", "\"lon\": 110.0380, \"lat\": 35.0380", Monday);
        Assert.Equal("999901101001001", reported.GetProperty("cell").GetString());

        var recut = await city.Send(HttpMethod.Post, "/v1/cells/recut", Monday, """
            { "by": "surveyor", "retire": ["999901101001001"], "create": [
              { "code": "999901101001011", "name": "北半", "geometry": { "type": "Polygon",
                "coordinates": [[[110.03,35.035],[110.04,35.035],[110.04,35.04],[110.03,35.04],[110.03,35.035]]] } },
              { "code": "999901101001012", "name": "南半", "geometry": { "type": "Polygon",
                "coordinates": [[[110.03,35.03],[110.04,35.03],[110.04,35.035],[110.03,35.035],[110.03,35.03]]] } } ] }
            """);

        Assert.True(recut.Status == HttpStatusCode.OK, recut.Text);
        await city.Get(
            "/v1/cells/999901101001011/obligations",
            answer => answer.Status == HttpStatusCode.OK && Owes(answer, id) == "known");
        await city.Get(
            "/v1/cells/999901101001001/obligations",
            answer => Items(answer).Any(item => item.GetProperty("case").GetGuid() == id
                && item.GetProperty("ended").ValueKind != JsonValueKind.Null));
        Assert.Equal("999901101001001", (await city.Get($"/v1/cases/{id}")).Json.GetProperty("cell").GetString());
        Assert.Equal(
            "999901101001011",
            (await city.Get("/v1/locate?lon=110.038&lat=35.038")).Json.GetProperty("cell").GetString());
    }

    [Fact]
    public async Task A_point_is_resolved_down_to_the_shop_front()
    {
        var here = (await city.Get("/v1/locate?lon=110.0211409&lat=35.0301127")).Json;
        var away = (await city.Get("/v1/locate?lon=110.2&lat=35.03")).Json;

        Assert.Equal(
            (Shop, "999901-DJ-01", "999901001001001", "红区"),
            (here.GetProperty("shop").GetString(), here.GetProperty("segment").GetString(),
                here.GetProperty("cell").GetString(), here.GetProperty("tradingZone").GetString()));
        Assert.InRange(away.GetProperty("outside").GetDouble(), 12_000, 13_500);
    }

    [Fact]
    public async Task Registers_guard_what_was_read_and_ledger_and_progress_show_the_record()
    {
        var read = await city.Get("/v1/departments/999901-SZ");
        var body =
            """
            { "name": "测试县市政处", "kind": "utility", "duties": ["路灯", "道路", "桥梁"], "source": "invented",
              "synthetic": true }
            """;

        var changed = await city.Send(
            HttpMethod.Put, "/v1/departments/999901-SZ", Monday, body, headers: ("If-Match", read.Headers.ETag!.Tag));
        var stale = await city.Send(
            HttpMethod.Put,
            "/v1/departments/999901-SZ",
            Monday,
            body.Replace("桥梁", "隧道", StringComparison.Ordinal),
            headers: ("If-Match", read.Headers.ETag!.Tag));

        Assert.True(changed.Status == HttpStatusCode.OK, changed.Text);
        stale.IsProblem(HttpStatusCode.PreconditionFailed, "register.stale");
        var parts = changed.Json.GetProperty("ledgerPosition").GetString()!.Split(':');
        var record = Items(await city.Get(
            $"/v1/ledger/{parts[0]}?after={long.Parse(parts[1], CultureInfo.InvariantCulture) - 1}&limit=1"))
            .Single();
        Assert.Equal(
            ("department/999901-SZ", "grid.registered"),
            (record.GetProperty("source").GetString(), record.GetProperty("type").GetString()));
        Assert.Contains("桥梁", record.GetProperty("payload").GetRawText(), StringComparison.Ordinal);
        await city.Get(
            "/v1/progress",
            static answer =>
                answer.Json.GetProperty("readModel").GetRawText() == answer.Json.GetProperty("heads").GetRawText());
        Assert.Empty(Items(await city.Get("/v1/dead-letters")));
    }

    [Fact]
    public async Task A_page_leads_to_the_next_until_none_is_left()
    {
        var seen = new List<string>();
        for (var path = "/v1/shops?limit=4"; path is not null;)
        {
            var page = await city.Get(path);
            seen.AddRange(Items(page).Select(static shop => shop.GetProperty("code").GetString()!));
            path = page.Json.GetProperty("next").GetString() is { } next
                ? $"/v1/shops?limit=4&after={Uri.EscapeDataString(next)}"
                : null;
        }

        // Another test may have entered shops of its own before.
        var whole = Items(await city.Get("/v1/shops?limit=500"))
            .Select(static shop => shop.GetProperty("code").GetString()!)
            .ToList();
        Assert.True(whole.Count >= 6, $"{whole.Count} shops");
        Assert.Equal(whole, seen);
        Assert.Equal(seen.Order(StringComparer.Ordinal), seen);
        (await city.Get("/v1/shops?after=nonsense")).IsProblem(HttpStatusCode.BadRequest, "page.cursor");
    }

    [Fact]
    public async Task Another_system_pulls_what_happened_and_hears_what_happens()
    {
        var begun = (await city.Get("/v1/changes?after=latest")).Json.GetProperty("reached").GetString()!;
        var (id, reported) = await Report("04-05", "\"lon\": 110.0380, \"lat\": 35.0320", Monday.AddDays(1));
        var lead = reported.GetProperty("lead").GetProperty("key").GetString();
        foreach (var verb in new[] { "verify", "file", "dispatch" })
        {
            await Step(id, verb, "", Monday.AddDays(1).AddMinutes(10));
        }

        string[] all = ["case.reported", "case.verified", "case.filed", "case.dispatched"];
        Assert.Equal(all, await Pulled($"case={id}"));
        Assert.Equal(all, await Pulled($"case={id}&party=department/{lead}&class=04-*&county=999901"));
        Assert.Empty(await Pulled($"case={id}&class=04-06"));
        Assert.Empty(await Pulled($"case={id}&territory=nowhere"));
        Assert.Empty(await Pulled($"case={id}&party=department/nobody"));

        using var http = new HttpClient { BaseAddress = city.Address };
        var heard = await Heard($"/v1/stream?case={id}&after={begun}", lastEventId: null, 4);
        Assert.Equal(all, heard.Select(static change => change.EventType));
        Assert.All(heard, change => Assert.Contains(id.ToString(), change.Data, StringComparison.Ordinal));
        var rest = await Heard($"/v1/stream?case={id}&after={begun}", heard[1].EventId, 2);
        Assert.Equal(all[2..], rest.Select(static change => change.EventType));

        // What comes while a reader listens, with what came before.
        await Step(id, "accept", "", Monday.AddDays(1).AddMinutes(20));
        Assert.Equal(
            [.. all[3..], "case.accepted", "case.handled"],
            (await Heard($"/v1/stream?case={id}", heard[2].EventId, 3, async said =>
            {
                if (said.EventType == "case.accepted")
                {
                    await Step(id, "handle", "", Monday.AddDays(1).AddMinutes(30));
                }
            })).Select(static change => change.EventType));

        async Task<IReadOnlyList<string>> Pulled(string asked)
        {
            var types = new List<string>();
            for (var after = begun; after is not null;)
            {
                var page = await city.Get($"/v1/changes?{asked}&after={after}&limit=3");
                types.AddRange(Items(page).Select(static item => item.GetProperty("type").GetString()!));
                after = page.Json.GetProperty("next").GetString();
            }

            return types;
        }

        async Task<IReadOnlyList<SseItem<string>>> Heard(
            string path,
            string? lastEventId,
            int count,
            Func<SseItem<string>, Task>? then = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            if (lastEventId is not null)
            {
                request.Headers.Add("Last-Event-ID", lastEventId);
            }

            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
            var said = new List<SseItem<string>>();
            await foreach (var change in SseParser.Create(await answer.Content.ReadAsStreamAsync()).EnumerateAsync())
            {
                said.Add(change);
                if (said.Count == count)
                {
                    return said;
                }

                await (then?.Invoke(change) ?? Task.CompletedTask);
            }

            throw new InvalidOperationException($"The stream ended after {said.Count} of {count} changes.");
        }
    }

    [Theory]
    [InlineData("after=1.2", "page.cursor")]
    [InlineData("after=-1", "page.cursor")]
    [InlineData("party=nobody", "query.party")]
    [InlineData("class=*04", "query.class")]
    [InlineData("territory=a%20b", "query.territory")]
    [InlineData("topic=all", "query.unknown")]
    public async Task A_question_for_changes_that_is_not_understood_is_refused(string asked, string code)
    {
        (await city.Get($"/v1/changes?{asked}")).IsProblem(HttpStatusCode.BadRequest, code);
        (await city.Get($"/v1/stream?{asked}")).IsProblem(HttpStatusCode.BadRequest, code);
    }

    private async Task<(Guid Id, JsonElement Case)> Report(string @class, string point, DateTimeOffset at)
    {
        var answer = await city.Send(
            HttpMethod.Post, "/v1/reports", at, $$"""{ "class": "{{@class}}", {{point}}, "channel": "热线电话" }""");
        Assert.True(answer.Status == HttpStatusCode.Created, answer.Text);
        return (answer.Json.GetProperty("id").GetGuid(), answer.Json);
    }

    private Task<Answer> Step(
        Guid id, string verb, string more, DateTimeOffset at, params (string, string)[] headers) =>
        city.Send(HttpMethod.Post, $"/v1/cases/{id}/{verb}", at, $$"""{ "by": "desk-1"{{more}} }""", headers: headers);

    private static JsonElement.ArrayEnumerator Items(Answer answer) =>
        answer.Json.GetProperty("items").EnumerateArray();

    private static string? Owes(Answer answer, Guid id) =>
        answer.Status == HttpStatusCode.OK
            ? Items(answer)
                .Where(item => item.GetProperty("case").GetGuid() == id)
                .Select(static item => item.GetProperty("status").GetString())
                .FirstOrDefault()
            : null;
}
