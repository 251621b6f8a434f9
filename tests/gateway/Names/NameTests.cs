using System.Net;
using System.Text.Json;
using Grid.Tests.Gateway.Foundation;

namespace Grid.Tests.Gateway.Names;

/// <summary>Beside each code of an answer stands its name, in the language asked for.</summary>
public sealed class NameTests
{
    /// <summary>Members that hold words and have no name beside them, each with the reason.</summary>
    private static readonly Dictionary<string, string> Without = new()
    {
        ["level"] = "a finding of a check of tables is told in its message",
        ["change"] = "what an import did is a word of programs",
        ["result"] = "what an import did is a word of programs",
        ["consumer"] = "the consumers of the ledger are parts of the program",
        ["format"] = "a format of files is a word of programs",
        ["type"] = "a type of GeoJSON or of JSON Schema is a word of programs",
    };

    [Fact]
    public async Task Each_word_of_an_answer_has_its_name_beside_it()
    {
        var door = await Door.Of<NameTests>();

        var schemas = (await door.Get("/openapi/v1.json")).Json.GetProperty("components").GetProperty("schemas");
        var (held, named) = (0, 0);
        foreach (var schema in schemas.EnumerateObject().Where(static one => IsAnswer(one.Value)))
        {
            var members = schema.Value.GetProperty("properties").EnumerateObject().ToList();
            var names = members.Select(static one => one.Name).ToHashSet();
            foreach (var member in members
                .Where(one => IsWord(one.Value, schemas) && !Without.ContainsKey(one.Name)))
            {
                held++;
                Assert.True(
                    names.Contains($"{member.Name}Name") || names.Contains($"{member.Name}Names"),
                    $"{schema.Name}.{member.Name} is a word without its name; see CodeMembers.");
                named++;
            }
        }

        Assert.True(named == held && held > 25, $"{held} words");
    }

    [Fact]
    public async Task A_case_is_shown_in_the_language_asked_for()
    {
        var door = await Door.Of<NameTests>();
        var reported = await door.Post(
            "/v1/reports",
            """{ "class": "04-05", "lon": 120.9446, "lat": 30.516 }""",
            headers: ("Accept-Language", "zh-CN"));
        var id = reported.Json.GetProperty("id").GetString();

        using var asked = new HttpRequestMessage(HttpMethod.Get, $"/v1/cases/{id}");
        asked.Headers.Add("Accept-Language", "en");
        var english = await door.Send(asked);

        Assert.Equal("已上报", reported.Json.GetProperty("stageName").GetString());
        Assert.Equal("店外经营", reported.Json.GetProperty("className").GetString());
        Assert.Equal(["zh-CN"], reported.Content.ContentLanguage);
        Assert.Equal("reported", english.Json.GetProperty("stageName").GetString());
        Assert.Equal(["en"], english.Content.ContentLanguage);
        Assert.Contains("Accept-Language", english.Headers.Vary);
    }

    [Fact]
    public async Task An_entry_of_a_register_shows_names_and_is_sent_back_as_it_was_shown()
    {
        var door = await Door.Of<NameTests>();
        await door.Put("/v1/departments/D-9", """{ "name": "路灯所", "kind": "utility" }""");
        await door.Put(
            "/v1/parts/P-9",
            """{ "class": "01-37", "lon": 120.94, "lat": 30.52, "department": "D-9", "state": "broken" }""");

        var shown = await Asked(door, "/v1/parts/P-9", "zh-CN");
        var listed = await Asked(door, "/v1/parts?prefix=P-9", "zh-CN");
        var english = await Asked(door, "/v1/parts/P-9", "en");
        var again = await door.Put("/v1/parts/P-9", shown.Text);

        foreach (var entry in new[] { shown.Json, listed.Json.GetProperty("items")[0] })
        {
            Assert.Equal("路灯所", entry.GetProperty("departmentName").GetString());
            Assert.Equal("破损", entry.GetProperty("stateName").GetString());
            Assert.Equal("部件", entry.GetProperty("party").GetProperty("kindName").GetString());
            Assert.False(entry.TryGetProperty("className", out _), "the county has no such class");
        }

        Assert.Equal("broken", english.Json.GetProperty("stateName").GetString());
        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Equal("unchanged", again.Json.GetProperty("change").GetString());
    }

    [Fact]
    public async Task A_row_of_a_table_shows_the_names_of_its_codes()
    {
        var door = await Door.Of<NameTests>();
        await door.Put("/v1/counties/330424", """{ "name": "海盐县", "timeZone": "Asia/Shanghai" }""");
        await door.Put("/v1/departments/D-9", """{ "name": "路灯所", "kind": "utility" }""");
        await door.Post(
            "/v1/import/routes?county=330424",
            """
            rule,precedence,kind,class,where,role,party,from,source,grade
            R-1,1,event,04-05|04-*,builtUp=yes,lead,department:D-9,2019-01-01,附件1,H
            """,
            "text/csv");

        var row = (await Asked(door, "/v1/tables/330424/routes", "zh-CN")).Json.GetProperty("rows")[0];

        var option = (await Asked(door, "/v1/rulebook/practice", "zh-CN")).Json.GetProperty("options")[0];
        Assert.Equal("本县设定", option.GetProperty("gradeName").GetString());
        Assert.Equal("店外经营|街面秩序", row.GetProperty("className").GetString());
        Assert.Equal("建成区=是", row.GetProperty("whereName").GetString());
        Assert.Equal("主办", row.GetProperty("roleName").GetString());
        Assert.Equal("路灯所", row.GetProperty("partyName").GetString());
    }

    private static async Task<Answer> Asked(Door door, string path, string language)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, path);
        asked.Headers.Add("Accept-Language", language);
        return await door.Send(asked);
    }

    [Fact]
    public async Task A_problem_is_told_in_the_language_asked_for()
    {
        var door = await Door.Of<NameTests>();
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/v1/cases/7");
        asked.Headers.Add("Accept-Language", "zh-Hans");

        var told = await door.Send(asked);

        told.IsProblem(HttpStatusCode.NotFound, "case.unknown");
        Assert.StartsWith("没有案件 '7'", told.Detail, StringComparison.Ordinal);
        Assert.Equal("没有该案件", told.Json.GetProperty("title").GetString());
        Assert.Equal(["zh-CN"], told.Content.ContentLanguage);
    }

    /// <summary>A body that is read takes no further members; a register shows what may be sent back.</summary>
    private static bool IsAnswer(JsonElement schema) =>
        schema.TryGetProperty("properties", out var members)
        && !(schema.TryGetProperty("additionalProperties", out var more) && more.ValueKind == JsonValueKind.False)
        && !members.TryGetProperty("registered", out _);

    private static bool IsWord(JsonElement member, JsonElement schemas)
    {
        if (member.TryGetProperty("items", out var item))
        {
            return IsWord(item, schemas);
        }

        if (member.TryGetProperty("oneOf", out var several))
        {
            return several.EnumerateArray().Any(one => IsWord(one, schemas));
        }

        return member.TryGetProperty("$ref", out var named)
            && schemas.GetProperty(named.GetString()!.Split('/')[^1]).TryGetProperty("enum", out _);
    }
}
