using System.Net;
using System.Text.Json.Nodes;
using Grid.City;
using Grid.Tests.Gateway.Foundation;

namespace Grid.Tests.Gateway.City;

/// <summary>A county leaves a region and goes on in another: cases, worklists, numbers and clocks.</summary>
public sealed class CountyMoveTests : IAsyncLifetime
{
    private const string Moving = "330482", Staying = "095200", There = "276001";
    private const string Opened = """{ "movedTo": null }""", Away = """{ "movedTo": "https://pinghu.example" }""";
    private const string Contact = """, "reporter": { "name": "张三", "phone": "13900002222" }""";
    private const string Picture =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private static readonly DateTimeOffset Morning = new(2026, 3, 30, 9, 0, 0, TimeSpan.FromHours(8));

    private readonly MadeCounties made = new();
    private readonly string from = Directory.CreateTempSubdirectory("grid-from-").FullName;
    private readonly string into = Directory.CreateTempSubdirectory("grid-into-").FullName;

    public Task InitializeAsync()
    {
        made.Make(Moving, "Asia/Shanghai", 121.0, 30.6, "乱堆物料", 2);
        made.Make(Staying, "America/New_York", -72.9, 41.3, "乱堆物料", 4);
        made.Make(There, "Europe/Berlin", 9.9, 53.5, "Schlagloch", 6);
        return Task.CompletedTask;
    }

    public Task DisposeAsync()
    {
        Directory.Delete(from, recursive: true);
        Directory.Delete(into, recursive: true);
        made.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_county_goes_on_in_another_city_where_it_stood_in_the_first()
    {
        var file = Path.Combine(made.FolderOf(Moving), "export.ndjson");
        JsonNode before, worklist, history;
        string id, shown;
        await using (var old = await City(from, Moving, Staying))
        {
            await old.Send(
                HttpMethod.Post,
                $"/v1/import/escalations?county={Moving}",
                Morning,
                "rule,clock,step,percent,after,unit,to,from,until,source,grade\n"
                    + "E-1,handle,red,100,,,lead,2018-01-01,,made,L\n",
                "text/csv");
            await Appoint(old);
            id = await Report(old);
            shown = await Photograph(old, id);
            var sent = await Report(old, 121.06);
            await Step(old, id, "file", """{ "by": "desk-1" }""");
            await Step(old, id, "dispatch", """{ "by": "desk-1" }""");
            await Step(old, sent, "transfer", $$"""{ "by": "desk-1", "reason": "界外", "county": "{{Staying}}" }""");
            before = await Case(old, id);
            history = await Shown(old, $"/v1/cases/{id}/history");
            worklist = await Shown(
                old, $"/v1/departments/{Moving}-PW/obligations", IsSettled);
            await Patch(old, Away);
            var exported = await Run(from, "county", "export", Moving, file);
            Assert.True(exported.Code == 0, exported.Said);
            Assert.Contains("personal data", exported.Said, StringComparison.Ordinal);
            var without = await Run(from, "county", "export", Moving, $"{file}.less", "--no-contacts", "--no-evidence");
            Assert.True(without.Code == 0 && !File.Exists($"{file}.less.contacts"), without.Said);
        }

        Assert.True(
            OperatingSystem.IsWindows()
            || File.GetUnixFileMode($"{file}.contacts") == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        await IsRefused($"{file}.contacts", file);
        await IsRefused($"{file}.evidence.zip", file);

        await (await City(into, There)).DisposeAsync();
        var taken = await Run(into, "county", "import", file);
        Assert.True(taken.Code == 0, taken.Said);
        Assert.Contains($"County {Moving} was taken in", taken.Said, StringComparison.Ordinal);
        Assert.Contains("is here already", (await Run(into, "county", "import", file)).Said, StringComparison.Ordinal);

        await using var city = await City(into, There);
        Assert.True(JsonNode.DeepEquals(before, await Case(city, id)), (await Case(city, id)).ToJsonString());
        Assert.True(JsonNode.DeepEquals(history, await Shown(city, $"/v1/cases/{id}/history")));
        var owed = await Shown(
            city, $"/v1/departments/{Moving}-PW/obligations", IsSettled);
        Assert.True(JsonNode.DeepEquals(worklist, owed), owed.ToJsonString());
        var listed = await city.Get($"/v1/cases?county={Moving}", static found => found.Items.Count() == 2);
        Assert.Contains(
            listed.Items, one => one.GetProperty("number").GetString() == before["number"]!.GetValue<string>());

        // The photograph is shown, and a second export has the same contacts: of a reporter and of a holder.
        Assert.Equal(HttpStatusCode.OK, (await city.Get($"/v1/evidence/{shown}?thumbnail=true")).Status);
        Assert.Equal(0, (await Run(into, "county", "export", Moving, $"{file}.again")).Code);
        var contacts = await File.ReadAllLinesAsync($"{file}.contacts");
        Assert.Equal(2, contacts.Length);
        Assert.All(contacts, static line => Assert.Contains("1390000", line, StringComparison.Ordinal));
        Assert.Equal(contacts, await File.ReadAllLinesAsync($"{file}.again.contacts"));

        // It takes reports and rings its clocks once it is opened here, by its own table and zone.
        Assert.Equal("county.moved", (await Send(city)).Code);
        await Pass(city, "2026-03-30T11:30:00+08:00");
        Assert.DoesNotContain("\"rule\":\"E-1\"", await History(city, id), StringComparison.Ordinal);
        await Patch(city, Opened);
        Assert.Equal(HttpStatusCode.Created, (await Send(city)).Status);
        await Pass(city, "2026-03-30T12:00:00+08:00");
        var late = await city.Get(
            $"/v1/cases/{id}", static found => found.Json.GetProperty("light").GetString() == "red");
        Assert.Contains("\"rule\":\"E-1\"", await History(city, id), StringComparison.Ordinal);
        Assert.Equal(before["due"]!.GetValue<string>(), late.Json.GetProperty("due").GetString());

        // What has changed since is not taken in over again.
        await city.End();
        var again = await Run(into, "county", "import", file);
        Assert.Contains("is here already", again.Said, StringComparison.Ordinal);
        var (verified, _) = await Run(into, "ledger", "verify");
        Assert.Equal(0, verified);
        var back = await Run(from, "county", "import", file);
        Assert.Contains("is here already", back.Said, StringComparison.Ordinal);
    }

    /// <summary>A file beside the records that was changed is found, and nothing of the county is taken in.</summary>
    private async Task IsRefused(string beside, string file)
    {
        var bytes = await File.ReadAllBytesAsync(beside);
        await File.WriteAllBytesAsync(beside, [.. bytes, 10]);
        var refused = await Run(into, "county", "import", file);
        Assert.Equal(1, refused.Code);
        Assert.Contains($"{beside} is not what was written.", refused.Said, StringComparison.Ordinal);
        await File.WriteAllBytesAsync(beside, bytes);
    }

    /// <summary>A person of the county holds a post, and can be reached.</summary>
    private static async Task Appoint(ServerProcess city)
    {
        var appointed = await city.Send(
            HttpMethod.Put,
            $"/v1/appointments/{Moving}-T-1",
            Morning,
            $$"""
            {
              "duty": "departmentHead", "place": "department/{{Moving}}-PW", "holder": "{{Moving}}-P-1",
              "from": "2018-01-01"
            }
            """);
        Assert.True(appointed.Status == HttpStatusCode.Created, appointed.Text);
        var kept = await city.Send(
            HttpMethod.Put,
            $"/v1/holders/{Moving}-P-1/contact",
            Morning,
            """{ "name": "李四", "phone": "13900001111" }""");
        Assert.True(kept.Status == HttpStatusCode.NoContent, kept.Text);
    }

    /// <summary>Adds a photograph to a case, and says under which hash it is shown.</summary>
    private static async Task<string> Photograph(ServerProcess city, string id)
    {
        using var http = new HttpClient { BaseAddress = city.Address };
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Convert.FromBase64String(Picture)), "file", "near.png" },
            { new StringContent("near"), "kind" },
            { new StringContent("P-1"), "by" },
        };
        http.DefaultRequestHeaders.Add(DrivenTime.Header, "2026-03-30T09:00:00+08:00");
        using var answer = await http.PostAsync($"/v1/cases/{id}/evidence", form);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
        return JsonNode.Parse(text)!["hash"]!.GetValue<string>();
    }

    /// <summary>Whether the office has heard of both cases, and that it owes nothing for the transferred one.</summary>
    private static bool IsSettled(Answer worklist) =>
        worklist.Items.Count() == 2
        && worklist.Text.Contains("\"due\":\"", StringComparison.Ordinal)
        && worklist.Text.Contains("\"ended\":\"", StringComparison.Ordinal);

    private static async Task<string> History(ServerProcess city, string id) =>
        (await city.Get($"/v1/cases/{id}/history")).Text;

    private static async Task Pass(ServerProcess city, string until)
    {
        var passed = await city.Send(HttpMethod.Post, "/v1/clock", null, $$"""{ "now": "{{until}}" }""");
        Assert.True(passed.Status == HttpStatusCode.OK, passed.Text);
    }

    private async Task<ServerProcess> City(string data, params string[] counties)
    {
        var city = new ServerProcess(
            BuiltPrograms.Silo,
            ("Grid__Data", data),
            ("Grid__Clock", "driven"),
            ("Grid__County", string.Join(';', counties.Select(made.FolderOf))));
        await city.Start();
        return city;
    }

    private static Task<JsonNode> Case(ServerProcess city, string id) => Shown(city, $"/v1/cases/{id}");

    /// <summary>An answer without the positions of the ledger, which are each city's own.</summary>
    private static async Task<JsonNode> Shown(ServerProcess city, string path, Func<Answer, bool>? until = null)
    {
        var answer = until is null ? await city.Get(path) : await city.Get(path, until);
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        var shown = JsonNode.Parse(answer.Text)!.AsObject();
        shown.Remove("ledgerPosition");
        foreach (var item in shown["items"]?.AsArray() ?? [])
        {
            item!.AsObject().Remove("position");
        }

        return shown;
    }

    private static async Task<string> Report(ServerProcess city, double lon = 121.05)
    {
        var answer = await Send(city, lon);
        Assert.True(answer.Status == HttpStatusCode.Created, answer.Text);
        return answer.Json.GetProperty("id").GetString()!;
    }

    private static Task<Answer> Send(ServerProcess city, double lon = 121.05) => city.Send(
        HttpMethod.Post,
        "/v1/reports",
        Morning,
        FormattableString.Invariant(
            $$"""{ "class": "01-13", "lon": {{lon}}, "lat": 30.65{{(lon < 121.06 ? Contact : "")}} }"""));

    private static async Task Step(ServerProcess city, string id, string verb, string body)
    {
        var answer = await city.Send(HttpMethod.Post, $"/v1/cases/{id}/{verb}", Morning, body);
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
    }

    private static async Task Patch(ServerProcess city, string body)
    {
        var answer = await city.Send(
            HttpMethod.Patch, $"/v1/counties/{Moving}", Morning, body, "application/merge-patch+json");
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
    }

    private static Task<(int Code, string Said)> Run(string data, params string[] command) =>
        BuiltPrograms.Run(BuiltPrograms.Silo, command, [("Grid__Data", data)], TimeSpan.FromMinutes(1));
}
