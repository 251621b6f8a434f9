using System.Text.Json;
using System.Text.RegularExpressions;
using Grid.Gateway;
using Grid.Tests.Gateway.Foundation;

namespace Grid.Tests.Gateway.Reference;

/// <summary>
/// Every operation of the description is complete. A failing test names the endpoint, what to add and where.
/// </summary>
public sealed partial class ReferenceTests
{
    [Fact]
    public async Task Every_operation_has_a_name_of_its_own()
    {
        var named = (await Operations())
            .Select(static one => (one.Name, Id: one.Said.GetProperty("operationId").GetString()!))
            .ToList();

        Assert.All(
            named,
            static one =>
                Assert.True(
                    VerbNoun().IsMatch(one.Id), $"{one.Name} is called '{one.Id}'; give it a name in OperationNames."));
        Assert.Empty(named.GroupBy(static one => one.Id).Where(static same => same.Count() > 1)
            .Select(static same =>
                $"{string.Join(" and ", same.Select(static one => one.Name))} are both '{same.Key}'; name one in "
                + "OperationNames."));
    }

    [Fact]
    public async Task Every_operation_says_what_it_does_and_under_which_heading()
    {
        var tags = (await Description())
            .GetProperty("tags")
            .EnumerateArray()
            .Select(static tag => tag.GetProperty("name").GetString())
            .ToHashSet();

        Assert.Empty((await Operations())
            .Where(one => !one.Said.TryGetProperty("summary", out var summary) || summary.GetString()!.Length < 5
                || one.Said.GetProperty("tags").EnumerateArray().Single() is var tag && !tags.Contains(tag.GetString()))
            .Select(static one => $"{one.Name} needs WithSummary, and WithTags with one of TagWords."));
    }

    [Fact]
    public async Task Every_parameter_is_described_under_the_name_that_is_read()
    {
        foreach (var (name, operation) in await Operations())
        {
            foreach (var parameter in operation
                    .GetProperty("parameters")
                    .EnumerateArray()
                    .Where(static parameter => !parameter.TryGetProperty("$ref", out _)))
            {
                var called = parameter.GetProperty("name").GetString()!;
                Assert.True(
                    parameter.TryGetProperty("description", out _),
                    $"{called} of {name} needs a line in ParameterWords.");
                Assert.True(
                    char.IsLower(called[0]) || parameter.GetProperty("in").GetString() == "header",
                    $"{called} of {name}");
                Assert.NotEqual(JsonValueKind.Undefined, parameter.GetProperty("schema").ValueKind);
            }
        }
    }

    /// <summary>
    /// In a region of many counties a desk looks at its own, and a prefecture at all of its counties. A list of no
    /// county is named here.
    /// </summary>
    [Fact]
    public async Task Every_list_takes_a_county_and_its_prefecture_or_names_a_place()
    {
        string[] ofOneCounty = ["GET /v1/rulebook/calendar"];
        string[] ofNoCounty = ["GET /v1/schemas", "GET /v1/dead-letters", "GET /v1/prefectures"];
        var schemas = (await Description()).GetProperty("components").GetProperty("schemas");
        var lists = (await Operations())
            .Where(one => one.Name.StartsWith("GET /v1", StringComparison.Ordinal) && IsList(one.Said))
            .ToList();

        Assert.True(lists.Count > 20, $"{lists.Count} lists");
        Assert.Empty(lists
            .Where(one => !one.Name.Contains('{', StringComparison.Ordinal) && !ofNoCounty.Contains(one.Name))
            .Where(static one => !Parameters(one.Said).Any(static name => name is "county" or "place" or "lon"))
            .Select(static one => $"{one.Name} needs county=: KnownCounties.Narrowing reads it."));
        Assert.Empty(lists
            .Where(one => Parameters(one.Said).Contains("county") && !ofOneCounty.Contains(one.Name))
            .Where(static one => !Parameters(one.Said).Contains("prefecture"))
            .Select(static one => $"{one.Name} needs prefecture= beside county=: KnownCounties.Narrowing reads both."));

        bool IsList(JsonElement operation) =>
            operation.GetProperty("responses").TryGetProperty("200", out var answer)
            && answer.TryGetProperty("content", out var content)
            && content.TryGetProperty("application/json", out var body)
            && Resolved(body.GetProperty("schema")).TryGetProperty("properties", out var members)
            && members.TryGetProperty("items", out _);

        JsonElement Resolved(JsonElement schema) => schema.TryGetProperty("$ref", out var named)
            ? schemas.GetProperty(named.GetString()!.Split('/')[^1])
            : schema;

        static IEnumerable<string?> Parameters(JsonElement operation) => operation
            .GetProperty("parameters")
            .EnumerateArray()
            .Where(static parameter => parameter.TryGetProperty("name", out _))
            .Select(static parameter => parameter.GetProperty("name").GetString());
    }

    [Fact]
    public async Task Every_operation_says_what_it_answers_with_and_how_it_refuses()
    {
        foreach (var (name, operation) in await Operations())
        {
            var answers = operation
                .GetProperty("responses")
                .EnumerateObject()
                .ToDictionary(static answer => answer.Name, static answer => answer.Value);
            Assert.True(
                answers.Keys.Any(static status => status is "200" or "201" or "204"),
                $"{name} says no success: add Produces or Answering.");
            Assert.All(
                ["400", "500", "503"],
                status => Assert.True(answers.ContainsKey(status), $"{name} says nothing of {status}."));
            foreach (
                var (status, answer) in answers.Where(static answer =>
                    answer.Key is not "204" and not "304" && !answer.Value.TryGetProperty("$ref", out _)))
            {
                Assert.True(
                    answer.GetProperty("description").GetString() is { Length: > 3 },
                    $"{name} {status} has no description.");
                Assert.All(
                    answer.GetProperty("content").EnumerateObject(),
                    content =>
                        Assert.True(
                            content.Value.TryGetProperty("schema", out _),
                            $"{name} {status} {content.Name} has no schema."));
            }
        }
    }

    [Fact]
    public async Task Nothing_is_left_without_a_type()
    {
        var untyped = new List<string>();
        Walk((await Description()).GetProperty("components").GetProperty("schemas"), "", untyped);

        Assert.Empty(untyped);
    }

    [Fact]
    public async Task The_description_is_the_same_wherever_it_is_read_from()
    {
        var door = await Door.Of<ReferenceTests>();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json")
        {
            Headers = { Host = $"localhost:{door.Client.BaseAddress!.Port}" },
        };

        var answer = await door.Send(request);

        Assert.Equal((await door.Get("/openapi/v1.json")).Text, answer.Text);
        Assert.Equal("/", answer.Json.GetProperty("servers").EnumerateArray().Single().GetProperty("url").GetString());
        Assert.Empty(answer.Json.GetProperty("security").EnumerateArray());
        Assert.Equal(
            typeof(GridGateway).Assembly.GetName().Version!.ToString(3),
            answer.Json.GetProperty("info").GetProperty("version").GetString());
    }

    private static async Task<JsonElement> Description() =>
        (await (await Door.Of<ReferenceTests>()).Get("/openapi/v1.json")).Json;

    private static async Task<IReadOnlyList<(string Name, JsonElement Said)>> Operations() =>
    [
        .. (await Description()).GetProperty("paths").EnumerateObject()
            .SelectMany(static path =>
                path.Value.EnumerateObject()
                    .Select(method => ($"{method.Name.ToUpperInvariant()} {path.Name}", method.Value))),
    ];

    private static void Walk(JsonElement schema, string path, List<string> untyped)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var part in schema
                .EnumerateObject()
                .Where(static part => part.Name is not "example" and not "enum" and not "required" and not "default"))
        {
            Walk(part.Value, $"{path}/{part.Name}", untyped);
            var isSchema =
                path.Length == 0 || path.EndsWith("/properties", StringComparison.Ordinal) || part.Name is "items";
            if (isSchema
                && part.Value.ValueKind == JsonValueKind.Object
                && !new[] { "type", "$ref", "oneOf", "anyOf" }.Any(key => part.Value.TryGetProperty(key, out _)))
            {
                untyped.Add($"{path}/{part.Name}");
            }
        }
    }

    [GeneratedRegex("^[a-z]+([A-Z][a-z]+)+$")]
    private static partial Regex VerbNoun();
}
