using System.Net;
using Grid.City;
using Grid.Foundation;
using Grid.Gateway;
using Grid.Gateway.Import;
using Grid.Parties;
using Grid.Roads;
using Grid.Tests.Gateway.Foundation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Grid.Tests.Gateway.City;

public sealed class CityTests
{
    private static readonly (string, string) Driven = ("Grid:Clock", "driven");

    [Fact]
    public async Task A_driven_city_takes_the_time_from_its_callers()
    {
        var door = await Door.Of<CityTests>(Driven);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/clock")
        {
            Headers = { { DrivenTime.Header, "2019-04-01T09:30:00+08:00" } },
        };

        var answer = await door.Send(request);

        Assert.Equal(new DateTimeOffset(2019, 4, 1, 1, 30, 0, TimeSpan.Zero).UtcTicks, door.City.DrivenNow);
        Assert.Equal("""{"now":"2019-04-01T09:30:00+08:00","driven":true}""", answer.Text);
        await door.Get("/v1/clock");
        Assert.Null(door.City.DrivenNow);
    }

    [Theory]
    [InlineData(true, "noon", "clock.timeShape")]
    [InlineData(true, "2019-04-01T09:30:00", "clock.timeShape")]
    [InlineData(false, "2019-04-01T09:30:00+08:00", "clock.notDriven")]
    public async Task A_time_that_a_caller_may_not_set_is_refused(bool driven, string time, string code)
    {
        var door = driven ? await Door.Of<CityTests>(Driven) : await Door.Of<CityTests>();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/clock")
        {
            Headers = { { DrivenTime.Header, time } },
        };

        (await door.Send(request)).IsProblem(HttpStatusCode.BadRequest, code);
        Assert.Empty(door.City.Asked);
    }

    [Fact]
    public async Task A_point_is_answered_with_its_place_or_its_distance_to_the_county()
    {
        var door = await Door.Of<CityTests>();

        Assert.Equal(
            "330424001901001",
            (await door.Get("/v1/locate?lon=120.9446&lat=30.5160")).Json.GetProperty("cell").GetString());
        Assert.Equal(
            1234.5, (await door.Get("/v1/locate?lon=121.5&lat=30.5160")).Json.GetProperty("outside").GetDouble());
        (await door.Get("/v1/locate?lon=120.9446")).IsProblem(HttpStatusCode.BadRequest, "locate.pointMissing");
        (await door.Get("/v1/locate?lon=30.5160&lat=120.9446")).IsProblem(
            HttpStatusCode.BadRequest, "locate.pointSwapped");
        (await door.Get("/v1/locate?lon=x&lat=1")).IsProblem(HttpStatusCode.BadRequest, "request.parameter");
    }

    [Fact]
    public async Task The_record_can_be_read_page_by_page()
    {
        var door = await Door.Of<CityTests>();

        var page = (await door.Get("/v1/ledger/3?after=41&limit=1")).Json;

        Assert.Equal("42", page.GetProperty("next").GetString());
        var record = Assert.Single(page.GetProperty("items").EnumerateArray());
        Assert.Equal(
            ("3:42", "case.filed", "abcd"),
            (record.GetProperty("position").GetString(), record.GetProperty("type").GetString(),
                record.GetProperty("hash").GetString()));
        Assert.Equal("现场", record.GetProperty("payload").GetProperty("note").GetString());
        Assert.Equal("cell", record.GetProperty("parties")[0].GetProperty("kind").GetString());
        (await door.Get("/v1/ledger/17")).IsProblem(HttpStatusCode.NotFound, "ledger.partitionUnknown");
    }

    [Fact]
    public async Task Dead_letters_are_shown_and_retried_by_command()
    {
        var door = await Door.Of<CityTests>();

        var letter = Assert.Single((await door.Get("/v1/dead-letters")).Json.GetProperty("items").EnumerateArray());
        Assert.Equal(
            ("readModel", "1:7"),
            (letter.GetProperty("follower").GetString(), letter.GetProperty("position").GetString()));
        (await door.Post("/v1/dead-letters/retry", "{ }")).IsProblem(HttpStatusCode.BadRequest, "ledger.byMissing");
        Assert.Empty(door.City.Asked);
        Assert.Equal(
            """{"tried":3,"taken":2}""", (await door.Post("/v1/dead-letters/retry", """{ "by": "ops-1" }""")).Text);
        Assert.Equal("ops-1", Assert.Single(door.City.Asked));
    }

    [Fact]
    public async Task The_door_describes_itself()
    {
        var door = await Door.Of<CityTests>();

        var openapi = (await door.Get("/openapi/v1.json")).Json;
        var home = await door.Get("/");

        var post = openapi.GetProperty("paths").GetProperty("/v1/reports").GetProperty("post");
        Assert.Equal(
            "04-05",
            post.GetProperty("requestBody")
                .GetProperty("content")
                .GetProperty("application/json")
                .GetProperty("example")
                .GetProperty("class")
                .GetString());
        Assert.Contains(
            "report.pointSwapped",
            post.GetProperty("responses").GetProperty("400").GetProperty("description").GetString(),
            StringComparison.Ordinal);
        foreach (var path in new[]
            {
                "/v1/cases",
                "/v1/cases/{id}/{verb}",
                "/v1/shops/{code}/obligations",
                "/v1/import/{kind}",
                "/v1/locate",
                "/v1/ledger/{partition}",
            })
        {
            Assert.True(openapi.GetProperty("paths").TryGetProperty(path, out _), path);
        }

        Assert.Equal("text/html", home.Content.ContentType?.MediaType);
        Assert.Contains("/openapi/v1.json", home.Text, StringComparison.Ordinal);
        Assert.Contains("locate?lon=120.9446&amp;lat=30.516'", home.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"http", home.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_door_is_up_before_the_city_and_ready_with_it()
    {
        var door = await Door.Of<CityTests>();
        Assert.Equal(HttpStatusCode.OK, (await door.Get("/health/ready")).Status);

        door.City.Away = new TimeoutException();

        Assert.Equal(HttpStatusCode.OK, (await door.Get("/health/live")).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await door.Get("/health/ready")).Status);
    }

    [Fact]
    public async Task A_city_is_loaded_from_its_folder_once_and_is_ready_then()
    {
        await using var door = await Door.Open(static services => services.AddCityLoader());
        var loader = door.Services.GetRequiredService<CityLoader>();
        var folder = Folder(
            "city",
            """
            { "code": "999901", "name": "测试县", "timeZone": "Asia/Shanghai", "files": [ { "kind": "roads",
              "file": "roads.csv" }, { "kind": "calendar", "file": "calendar.csv" } ] }
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "roads.csv"), "code,name\nR1,大街\nR2,小巷\n");
        await File.WriteAllTextAsync(
            Path.Combine(folder, "calendar.csv"), "date,kind,name,source\n2019-05-01,holiday,劳动节,x\n");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await door.Get("/health/ready")).Status);

        var city = Assert.Single(await loader.Load([folder], null, CancellationToken.None));
        var asked = door.City.Asked.Count;
        await loader.Load([folder], null, CancellationToken.None);

        Assert.Equal("测试县", city.Name);
        Assert.Equal(TimeSpan.Zero, door.City.LeaseTerm); // returned, so that the next start need not wait for its end
        Assert.Equal(4, door.City.Entries.Count); // the county itself too
        Assert.Equal(asked, door.City.Asked.Count);
        Assert.Equal(HttpStatusCode.OK, (await door.Get("/health/ready")).Status);
        Assert.Equal(HttpStatusCode.OK, (await door.Get("/v1/tables/999901/calendar")).Status);

        // What changed is loaded again, and a city that is away for a moment is waited for.
        await File.WriteAllTextAsync(Path.Combine(folder, "roads.csv"), "code,name\nR1,大街\nR2,小巷\nR3,新路\n");
        for (var i = 0; i < 30; i++)
        {
            door.City.Refusals.Enqueue(Refusal.Busy("city.full", "Full."));
        }

        await loader.Load([folder], null, CancellationToken.None);
        Assert.Equal(5, door.City.Entries.Count);
    }

    [Fact]
    public async Task A_changed_file_enters_its_changes_and_leaves_what_the_city_decided()
    {
        var log = new WarningLog(LogLevel.Information);
        await using var door = await Door.Open(services => services.AddCityLoader().AddSingleton<ILoggerProvider>(log));
        var loader = door.Services.GetRequiredService<CityLoader>();
        var folder = Folder(
            "later",
            """
            { "code": "999901", "name": "测试县", "timeZone": "Asia/Shanghai", "files": [ { "kind": "roads",
              "file": "roads.csv" }, { "kind": "calendar", "file": "calendar.csv" } ] }
            """);
        var roads = Path.Combine(folder, "roads.csv");
        await File.WriteAllTextAsync(roads, "code,name\nR1,大街\nR2,小巷\nR3,北路\nR4,南路\nR5,东路\n");
        await File.WriteAllTextAsync(
            Path.Combine(folder, "calendar.csv"), "date,kind,name,source\n2019-05-01,holiday,劳动节,x\n");
        await loader.Load([folder], null, CancellationToken.None);
        await Enter("R1", "人民大街");
        await Enter("R4", "人民南路");
        await Enter("R6", "西路");
        await door.Post(
            "/v1/import/calendar?county=999901&by=clerk",
            "date,kind,name,source\n2019-05-01,holiday,劳动节,y\n",
            "text/csv");

        // R1 is as before, R2 differs, R3 is gone, R4 and R6 differ from what people entered, R5 stands in two rows.
        await File.WriteAllTextAsync(roads, "code,name\nR1,大街\nR2,大巷\nR4,新南路\nR5,旧东路\nR6,新西路\nR5,东路\n\n");
        await File.WriteAllTextAsync(
            Path.Combine(folder, "calendar.csv"),
            "date,kind,name,source\n2019-05-01,holiday,五一,x\n2019-05-03,holiday,劳动节,x\n");
        log.Warnings.Clear();
        await loader.Load([folder], null, CancellationToken.None);

        Assert.Equal(
            [("R1", "人民大街", 2), ("R2", "大巷", 2), ("R3", "北路", 1), ("R4", "人民南路", 2), ("R5", "东路", 1), ("R6", "西路", 1)],
            door.City.Entries.Values.Where(static entry => entry.Data is RoadData)
                .OrderBy(static entry => entry.Ref.Key)
                .Select(static entry => (entry.Ref.Key, ((RoadData)entry.Data).Name, entry.Version)));
        Assert.Equal(2, door.City.Entries.Single(static entry => entry.Key.Kind == EntityKind.Table).Value.Version);
        Assert.Collection(
            log.Warnings.Where(static line =>
                line.StartsWith("roads.csv", StringComparison.Ordinal)
                || line.StartsWith("calendar.csv", StringComparison.Ordinal)),
            line =>
            {
                Assert.StartsWith(
                    "roads.csv: 6 records, 0 created, 1 updated, 2 unchanged, 0 ended, 0 superseded, 0 refused, in ",
                    line,
                    StringComparison.Ordinal);
                Assert.EndsWith(
                    ". Left as the city has them: 1 changed in the city since (R4); 1 entered from the folder before "
                    + "and no longer in it (R3); "
                    + "1 not entered from the folder (R6); 1 said again by a later row (R5)",
                    line,
                    StringComparison.Ordinal);
            },
            static line =>
                Assert.EndsWith(
                    ". Left as the city has them: 1 changed in the city since (999901/calendar)",
                    line,
                    StringComparison.Ordinal));

        async Task Enter(string code, string name)
        {
            var entered = await door.Put($"/v1/roads/{code}", $$"""{ "name": "{{name}}", "by": "clerk" }""");
            Assert.True(entered.Status is HttpStatusCode.OK or HttpStatusCode.Created);
        }
    }

    [Theory]
    [InlineData("haiyan", "330424", 9_000)]
    [InlineData("ceshi", "999901", 30)] // time passes there without a word
    public async Task The_counties_in_the_house_load_without_one_refusal(string county, string code, int atLeast)
    {
        var folder = Path.Combine(Repository.Root, "data", county);
        var log = new WarningLog();
        await using var door = await Door.Open(services => services.AddCityLoader().AddSingleton<ILoggerProvider>(log));

        var city = Assert.Single(await door
            .Services.GetRequiredService<CityLoader>()
            .Load([folder], null, CancellationToken.None));

        Assert.Empty(log.Warnings);
        Assert.Equal(code, city.Code);
        Assert.InRange(door.City.Entries.Count, atLeast, int.MaxValue);
        Assert.Equal(
            Directory.GetFiles(Path.Combine(folder, "rulebook")).Length,
            door.City.Entries.Keys.Count(static entry => entry.Kind == EntityKind.Table));
    }

    [Theory]
    [InlineData("""{ "name": "x" }""")]
    [InlineData(
        """
        { "code": "999901", "name": "x", "timeZone": "Asia/Shanghai", "files": [ { "kind": "roads",
          "file": "gone.csv" } ] }
        """)]
    [InlineData("not json")]
    public async Task A_folder_that_describes_no_city_is_refused_with_the_reason(string json)
    {
        await using var door = await Door.Open(static services => services.AddCityLoader());
        var loader = door.Services.GetRequiredService<CityLoader>();

        await Assert.ThrowsAsync<InvalidDataException>(() =>
            loader.Load([Folder("none", json)], null, CancellationToken.None));
    }

    private static string Folder(string name, string city)
    {
        var folder = Directory.CreateTempSubdirectory(name).FullName;
        File.WriteAllText(Path.Combine(folder, CityFolder.FileName), city);
        return folder;
    }
}
