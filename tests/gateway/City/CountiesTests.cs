using System.Net;
using System.Text.Json;
using Grid.Tests.Gateway.Foundation;

namespace Grid.Tests.Gateway.City;

/// <summary>
/// A region of three counties in three zones, in one process: each answers by its own words, limits, clock and office,
/// and their answers never mix.
/// </summary>
public sealed class CountiesTests : IAsyncLifetime
{
    private const string China = "330482", America = "095200", Germany = "276001";

    /// <summary>Summer time begins in Germany an hour later, and three weeks ago began in America.</summary>
    private static readonly DateTimeOffset Sunday = new(2026, 3, 29, 0, 0, 0, TimeSpan.Zero);

    private static readonly (string Code, double Lon, double Lat, string Word, int Hours, string Offset)[] All =
    [
        (China, 121.05, 30.65, "乱堆物料", 2, "+08:00"),
        (America, -72.85, 41.35, "Pothole", 4, "-04:00"),
        (Germany, 9.95, 53.55, "Schlagloch", 6, "+01:00"),
    ];

    private readonly MadeCounties made = new();
    private readonly string data = Directory.CreateTempSubdirectory("grid-region-").FullName;
    private ServerProcess door = null!;

    public async Task InitializeAsync()
    {
        made.Make(China, "Asia/Shanghai", 121.0, 30.6, "乱堆物料", 2);
        made.Make(America, "America/New_York", -72.9, 41.3, "Pothole", 4, """, "languages": ["en"]""");
        const string german = """, "catchAll": "01-13", "weekend": ["sunday"]""";
        made.Make(Germany, "Europe/Berlin", 9.9, 53.5, "Schlagloch", 6, german);
        await Start(China, America);
    }

    public async Task DisposeAsync()
    {
        await door.DisposeAsync();
        Directory.Delete(data, recursive: true);
        made.Dispose();
    }

    [Fact]
    public async Task Each_county_answers_by_its_own_words_limits_clock_and_office()
    {
        // A further county comes with another folder and the same store.
        await door.End();
        await door.DisposeAsync();
        await Start(China, America, Germany);

        var reports = new List<JsonElement>();
        foreach (var (code, lon, lat, word, hours, offset) in All)
        {
            var report = await Report(lon, lat);
            reports.Add(report);

            Assert.Equal(code, report.GetProperty("county").GetString());
            Assert.Equal($"{code}-PW", report.GetProperty("lead").GetProperty("key").GetString());
            var (at, due) = (Time(report, "reportedAt"), Time(report, "due"));
            Assert.Equal(TimeSpan.FromHours(hours), due - at);
            Assert.EndsWith(offset, report.GetProperty("reportedAt").GetString(), StringComparison.Ordinal);
            Assert.Contains($"-{at:yyyyMMdd}-", report.GetProperty("number").GetString(), StringComparison.Ordinal);

            var route = (await door.Get(FormattableString.Invariant(
                $"/v1/rulebook/route?class=01-13&lon={lon}&lat={lat}"))).Json;
            Assert.Equal(word, route.GetProperty("className").GetString());
            Assert.Equal(code, route.GetProperty("county").GetString());
        }

        // In Berlin the clock goes forward under the limit of six hours.
        Assert.Equal("2026-03-29T08:00:00+02:00", Said(reports[2], "due"));
        Assert.Equal("20260328", reports[1].GetProperty("number").GetString()!.Split('-')[1]);

        // A case is not sent to an office of another county.
        var id0 = reports[0].GetProperty("id").GetString();
        await Step(id0, "file", """{ "by": "desk-1" }""");
        var sent = await Step(id0, "dispatch", $$"""{ "by": "desk-1", "department": "{{America}}-PW" }""");
        Assert.Equal("department.otherCounty", sent.Code);

        var listed = (await door.Get("/v1/counties")).Items.ToList();
        Assert.Equal([America, Germany, China], listed.Select(static one => one.GetProperty("code").GetString()));
        Assert.Equal(
            ["America/New_York", "Europe/Berlin", "Asia/Shanghai"],
            listed.Select(static one => one.GetProperty("timeZone").GetString()));
        Assert.All(listed, static one =>
            Assert.Equal(1, one.GetProperty("counts").GetProperty("departments").GetInt32()));
        foreach (var (code, _, _, _, _, _) in All)
        {
            var id = reports[Array.FindIndex(All, one => one.Code == code)].GetProperty("id").GetString();
            var cases = await door.Get($"/v1/cases?county={code}", static answer => answer.Items.Any());
            Assert.Equal(id, Assert.Single(cases.Items).GetProperty("id").GetString());
        }

        var totals = (await door.Get("/v1/cases/totals?by=county")).Json;
        Assert.Equal(3, totals.GetProperty("cases").GetInt32());
        Assert.Equal(
            [America, Germany, China],
            totals.GetProperty("byCounty")
                .EnumerateArray()
                .Select(static one => one.GetProperty("county").GetString()));

        foreach (var one in totals.GetProperty("byCounty").EnumerateArray())
        {
            var opened = (await door.Get(one.GetProperty("opens").GetProperty("open").GetString()!)).Items;
            Assert.Equal(
                one.GetProperty("county").GetString(), Assert.Single(opened).GetProperty("county").GetString());
        }

        Assert.Empty((await door.Get($"/v1/cases?alsoNear={Germany}")).Items);
        var unknown = await door.Get("/v1/cases?alsoNear=nowhere");
        unknown.IsProblem(HttpStatusCode.BadRequest, "query.county");
        Assert.Equal("alsoNear", Assert.Single(unknown.Json.GetProperty("errors").EnumerateArray()).GetProperty("field")
            .GetString());

        // A number is the county's own. Two cases may have the same, and each says its county.
        var number = Said(reports[0], "number");
        Assert.Equal(number, Said(reports[2], "number"));
        Assert.Equal(
            [Germany, China],
            (await door.Get($"/v1/cases?q={number}")).Items.Select(static one => Said(one, "county")).Order());
        Assert.Equal(
            Said(reports[2], "id"),
            Said(Assert.Single((await door.Get($"/v1/cases?q={number}&county={Germany}")).Items), "id"));

        await HandOn(reports[0], Germany);
        await Export(China);
    }

    /// <summary>
    /// A case that another county takes over ends here and is opened there, and each names the other. By code alone
    /// the class would be another one, so it is of the county's catch-all until its desk names one.
    /// </summary>
    private async Task HandOn(JsonElement report, string county)
    {
        var id = Said(report, "id");
        var own = await Step(id, "transfer", $$"""{ "by": "desk-1", "reason": "x", "county": "{{China}}" }""");
        Assert.Equal("case.sameCounty", own.Code);
        var nobody = await Step(id, "transfer", """{ "by": "desk-1", "reason": "x", "county": "1" }""");
        Assert.Equal("county.unknown", nobody.Code);
        var classless = await Step(
            id, "transfer", $$"""{ "by": "desk-1", "reason": "x", "county": "{{America}}" }""");
        Assert.Equal("case.classElsewhere", classless.Code);

        var ended = await Step(id, "transfer", $$"""{ "by": "desk-1", "reason": "界外", "county": "{{county}}" }""");

        Assert.Equal("transferred", Said(ended.Json, "stage"));
        var into = ended.Json.GetProperty("transferredTo");
        Assert.Equal(county, Said(into, "county"));
        var there = await door.Get(
            $"/v1/cases/{Said(into, "case")}", static answer => answer.Status == HttpStatusCode.OK);
        Assert.Equal(
            (county, id, $"{county}-PW", "reported"),
            (Said(there.Json, "county"), Said(there.Json, "parent"), Said(there.Json.GetProperty("lead"), "key"),
                Said(there.Json, "stage")));
        var left = await door.Get(
            $"/v1/cases/{id}", static answer => answer.Json.GetProperty("children").GetArrayLength() > 0);
        Assert.Equal(Said(into, "case"), Said(left.Json.GetProperty("children")[0], "id"));
    }

    /// <summary>A county is taken out of the running region whole, and a file that was changed is found.</summary>
    private async Task Export(string county)
    {
        var file = Path.Combine(made.FolderOf(county), "export.ndjson");

        var exported = await Run("county", "export", county, file);

        Assert.True(exported.Code == 0, exported.Said);
        Assert.Contains($"County {county}: ", exported.Said, StringComparison.Ordinal);
        Assert.Contains(" 1 cases; 0 findings.", exported.Said, StringComparison.Ordinal);
        Assert.DoesNotContain(Germany + "-PW", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.Equal(2, (await Run("county", "export", "1", file + "-1")).Code);

        await door.Send(
            HttpMethod.Patch, $"/v1/counties/{county}", Sunday, """{ "movedTo": "https://pinghu.example" }""",
            "application/merge-patch+json");
        var moved = await door.Send(
            HttpMethod.Post, "/v1/reports", Sunday, """{ "class": "01-13", "lon": 121.05, "lat": 30.65 }""");
        Assert.Equal((HttpStatusCode.Conflict, "county.moved"), (moved.Status, moved.Code));
        Assert.Contains("https://pinghu.example", moved.Detail, StringComparison.Ordinal);

        await File.WriteAllTextAsync(
            file, (await File.ReadAllTextAsync(file)).Replace("desk-1", "desk-2", StringComparison.Ordinal));
        Assert.Equal(1, (await Run("county", "verify", file)).Code);
    }

    [Fact]
    public async Task What_names_no_county_where_there_are_several_is_told_to()
    {
        var due = await door.Get("/v1/rulebook/due?from=2026-03-29&class=01-13");
        Assert.Equal((HttpStatusCode.BadRequest, "county.missing"), (due.Status, due.Code));
        Assert.Contains(America, due.Detail, StringComparison.Ordinal);

        due = await door.Get($"/v1/rulebook/due?from=2026-03-29&class=01-13&county={America}");
        Assert.Equal("2026-03-29T04:00:00-04:00", Said(due.Json, "due"));

        const string rows = "kind,code,name,big,aliases,standard,from,until,source,grade\n"
            + "event,01-13,x,x,,made,2018-01-01,,made,L\n";
        var stranger = await door.Send(HttpMethod.Post, "/v1/import/classes?county=123456", null, rows, "text/csv");
        Assert.Contains("table.county", stranger.Text, StringComparison.Ordinal);

        var nobodys = await door.Send(HttpMethod.Put, "/v1/departments/X-1", null, """{ "name": "x" }""");
        Assert.Equal("register.county", nobodys.Code);
        var taken = await door.Send(
            HttpMethod.Put, $"/v1/departments/{America}-PW?county={China}", null, """{ "name": "x" }""");
        Assert.Equal((HttpStatusCode.Conflict, "register.otherCounty"), (taken.Status, taken.Code));
        var zone = await door.Send(
            HttpMethod.Put, $"/v1/counties/{China}", null, """{ "name": "x", "timeZone": "Europe/Berlin" }""");
        Assert.Equal((HttpStatusCode.Conflict, "county.zoneStays"), (zone.Status, zone.Code));
    }

    [Fact]
    public async Task A_county_of_another_zone_than_its_store_says_so_and_stops()
    {
        await door.End();
        await door.DisposeAsync();
        made.Make(China, "Asia/Tokyo", 121.0, 30.6, "乱堆物料", 2);
        door = Server(China, America);
        door.Launch();

        await Wait.Until(() => Task.FromResult(!door.Runs), TimeSpan.FromMinutes(1), () => door.Log);

        Assert.Contains("runs by Asia/Shanghai", door.Log, StringComparison.Ordinal);
    }

    private async Task Start(params string[] counties)
    {
        door = Server(counties);
        await door.Start();
    }

    private ServerProcess Server(params string[] counties) => new(
        BuiltPrograms.Silo,
        ("Grid__Data", data),
        ("Grid__Clock", "driven"),
        ("Grid__County", string.Join(';', counties.Select(made.FolderOf))));

    private async Task<JsonElement> Report(double lon, double lat)
    {
        var answer = await door.Send(
            HttpMethod.Post,
            "/v1/reports",
            Sunday,
            FormattableString.Invariant($$"""{ "class": "01-13", "lon": {{lon}}, "lat": {{lat}} }"""));
        Assert.True(answer.Status == HttpStatusCode.Created, answer.Text);
        return answer.Json;
    }

    private Task<Answer> Step(string? id, string verb, string body) =>
        door.Send(HttpMethod.Post, $"/v1/cases/{id}/{verb}", Sunday.AddMinutes(10), body);

    private Task<(int Code, string Said)> Run(params string[] command) =>
        BuiltPrograms.Run(BuiltPrograms.Silo, command, [("Grid__Data", data)], TimeSpan.FromMinutes(1));

    private static string? Said(JsonElement body, string time) => body.GetProperty(time).GetString();

    private static DateTimeOffset Time(JsonElement body, string time) =>
        DateTimeOffset.Parse(Said(body, time)!, System.Globalization.CultureInfo.InvariantCulture);
}
