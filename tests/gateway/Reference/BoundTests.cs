using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Grid.Tests.Gateway.Foundation;

namespace Grid.Tests.Gateway.Reference;

/// <summary>
/// What the description says of bodies is what the door keeps to: each bound, each need and each word of it is put to
/// the door.
/// </summary>
public sealed partial class BoundTests
{
    private const string Unheard = "unheardOf";

    [Fact]
    public async Task Every_bound_of_a_body_is_kept()
    {
        var door = await Door.Of<BoundTests>();
        var description = JsonNode.Parse((await door.Get("/openapi/v1.json")).Text)!;
        using var client = new HttpClient { BaseAddress = door.Client.BaseAddress };
        var (tried, broken) = (0, new List<string>());
        foreach (var (name, path, method, operation) in Operations(description))
        {
            if (operation["requestBody"]?["content"]?["application/json"] is not { } content
                || Example(content, description) is not { } example)
            {
                continue;
            }

            if (method == "PATCH"
                && Example(
                    description["paths"]![path]!["put"]!["requestBody"]!["content"]!["application/json"]!, description)
                    is { } whole)
            {
                Assert.InRange(
                    await Send(client, "PUT", path, Under(whole, path)), HttpStatusCode.OK, HttpStatusCode.Created);
            }

            var schema = Resolved(content["schema"]!, description);
            foreach (var (member, wrong, why) in Wrongs(schema, description))
            {
                var body = Under(example, path);
                body.Remove(member);
                if (why != "left out")
                {
                    body[member] = wrong;
                }

                var status = await Send(client, method, path, body);
                tried++;
                if (status is not (HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity))
                {
                    broken.Add($"{name}: {member} {why} is taken, {(int)status}");
                }
            }
        }

        Assert.True(broken.Count == 0, string.Join('\n', broken));
        Assert.True(tried > 500, $"Only {tried} bounds were found.");
    }

    [Fact]
    public async Task Every_operation_refuses_a_parameter_that_it_does_not_read()
    {
        var door = await Door.Of<BoundTests>();
        var description = JsonNode.Parse((await door.Get("/openapi/v1.json")).Text)!;
        using var client = new HttpClient { BaseAddress = door.Client.BaseAddress };
        var (tried, taken) = (0, new List<string>());
        foreach (var (name, path, method, operation) in Operations(description))
        {
            var media = operation["requestBody"]?["content"]?.AsObject().First().Key;
            var body = media is null ? null : "{}";
            var (status, answer) = await Sent(client, method, $"{path}?{Unheard}=1", body, media);
            tried++;
            if (status != HttpStatusCode.BadRequest || !answer.Contains("\"query.unknown\"", StringComparison.Ordinal))
            {
                taken.Add($"{name}: {(int)status} {answer}");
            }
        }

        Assert.True(taken.Count == 0, string.Join('\n', taken));
        Assert.True(tried > 90, $"Only {tried} operations were found.");
    }

    [Fact]
    public async Task Every_body_refuses_a_field_that_it_does_not_know()
    {
        var door = await Door.Of<BoundTests>();
        var description = JsonNode.Parse((await door.Get("/openapi/v1.json")).Text)!;
        using var client = new HttpClient { BaseAddress = door.Client.BaseAddress };
        var (tried, taken) = (0, new List<string>());
        foreach (var (name, path, method, operation) in Operations(description))
        {
            if (operation["requestBody"]?["content"]?["application/json"] is not { } content
                || Example(content, description) is not { } example)
            {
                continue;
            }

            var body = Under(example, path);
            body[Unheard] = "x";
            var (status, answer) = await Sent(client, method, path, body.ToJsonString(), "application/json");
            tried++;
            if (status != HttpStatusCode.BadRequest || !answer.Contains(Unheard, StringComparison.Ordinal))
            {
                taken.Add($"{name}: {(int)status} {answer}");
            }
        }

        Assert.True(taken.Count == 0, string.Join('\n', taken));
        Assert.True(tried > 20, $"Only {tried} bodies were found.");
    }

    [Fact]
    public async Task Every_example_is_what_its_schema_says_and_every_body_and_answer_has_one()
    {
        var door = await Door.Of<BoundTests>();
        var text = (await door.Get("/openapi/v1.json")).Text;
        var (description, described, missing) = (
            JsonNode.Parse(text)!, new DescribedDoor(System.Text.Json.JsonElement.Parse(text)), new List<string>());
        foreach (var (name, _, _, operation) in Operations(description))
        {
            foreach (
                var (where, content) in Contents(operation)
                    .Where(static one =>
                        one.Media.EndsWith("json", StringComparison.Ordinal) && one.Media != "application/x-ndjson")
                    .Select(static one => (one.Where, one.Content)))
            {
                if (Example(content, description) is not { } example)
                {
                    missing.Add(
                        $"{name} has no example of its {where}: give it one with Example, or by the name of its "
                        + "schema in examples.json.");
                }
                else if (described.FaultOf(content["schema"]!.ToJsonString(), example.ToJsonString()) is { } fault)
                {
                    missing.Add($"{name}, {where}: {fault}");
                }
            }
        }

        Assert.True(missing.Count == 0, string.Join('\n', missing));
    }

    private static async Task<HttpStatusCode> Send(HttpClient client, string method, string path, JsonObject body)
    {
        using var request = new HttpRequestMessage(new(method), Filled(path))
        {
            Content = new StringContent(
                body.ToJsonString(), new MediaTypeHeaderValue("application/json")),
        };
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    private static async Task<(HttpStatusCode Status, string Text)> Sent(
        HttpClient client, string method, string path, string? body, string? media)
    {
        using var request = new HttpRequestMessage(new(method), Place().Replace(Filled(path), "1"));
        if (body is not null)
        {
            request.Content = new StringContent(body);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(
                media!.StartsWith("multipart/", StringComparison.Ordinal) ? $"{media}; boundary=x" : media);
        }

        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The body under the path of the test: a code of another entry would contradict it.</summary>
    private static JsonObject Under(JsonObject example, string path)
    {
        var body = example.DeepClone().AsObject();
        if (path.EndsWith("/{code}", StringComparison.Ordinal) && body.ContainsKey("code"))
        {
            body["code"] = Filled(path).Split('/')[^1];
        }

        return body;
    }

    private static string Filled(string path) =>
        path.Replace("{id}", "019a5e0f-6d7a-7c3e-9d53-2f0c1b7a4e10", StringComparison.Ordinal)
            .Replace("{parent}", "019a5e0f-6d7a-7c3e-9d53-2f0c1b7a4e10", StringComparison.Ordinal)
        .Replace(
            "{verb}", path.Contains("/parts/", StringComparison.Ordinal) ? "handle" : "file", StringComparison.Ordinal)
        .Replace("/ladder/{kind}", "/ladder/shop", StringComparison.Ordinal)
        .Replace("{department}", "330424-JT", StringComparison.Ordinal)
        .Replace("{number}", "1", StringComparison.Ordinal)
        .Replace("{key}", "330424001-E0405", StringComparison.Ordinal)
        .Replace("{beat}", "330424-XC-002", StringComparison.Ordinal)
        .Replace(
            "{code}",
            path.StartsWith("/v1/cells", StringComparison.Ordinal) ? "330424001908006" : "330424-X-1",
            StringComparison.Ordinal);

    private static IEnumerable<(string Name, string Path, string Method, JsonObject Operation)> Operations(
        JsonNode description) =>
        description["paths"]!
            .AsObject()
            .SelectMany(static path =>
                path.Value!.AsObject()
                    .Select(method =>
                        ($"{method.Key.ToUpperInvariant()} {path.Key}", path.Key, method.Key.ToUpperInvariant(),
                            method.Value!.AsObject())));

    private static IEnumerable<(string Where, string Media, JsonNode Content)> Contents(JsonObject operation) =>
        (operation["requestBody"]?["content"]?.AsObject() ?? [])
            .Where(static content => content.Key != "application/geo+json")
            .Select(static content => ("body", content.Key, content.Value!))
            .Concat(operation["responses"]!.AsObject().Where(static answer => answer.Key[0] == '2')
                .SelectMany(static answer =>
                    (answer.Value!["content"]?.AsObject() ?? []).Select(content =>
                        (answer.Key, content.Key, content.Value!))));

    private static JsonObject? Example(JsonNode content, JsonNode description) =>
        (content["example"]
        ?? (content["examples"]?["usual"] is { } usual ? Resolved(usual, description)["value"] : null)) as JsonObject;

    private static JsonObject Resolved(JsonNode node, JsonNode description) =>
        (string?)node["$ref"] is { } reference && reference.Split('/') is [.., var kind, var name]
            ? description["components"]![kind]![name]!.AsObject()
            : node.AsObject();

    /// <summary>Makes one wrong value for each keyword of the schema.</summary>
    private static IEnumerable<(string Member, JsonNode? Wrong, string Why)> Wrongs(
        JsonObject schema,
        JsonNode description)
    {
        yield return ("nonsuch", 1, "that nobody knows");
        foreach (var needed in schema["required"]?.AsArray() ?? [])
        {
            yield return (needed!.GetValue<string>(), null, "left out");
        }

        foreach (var (member, said) in schema["properties"]!.AsObject())
        {
            var of = Resolved(said!, description);
            var types = of["type"] switch
            {
                JsonArray many => many.Select(static type => type!.GetValue<string>()).ToHashSet(),
                JsonValue one => [one.GetValue<string>()],
                _ => new HashSet<string>(),
            };
            // A member of several types is a column that the register has no place for: the answer names the column,
            // and the door accepts any value of it.
            if (types.Count is 0 or > 2 || types.Contains("object") || IsComputed(member, of))
            {
                continue;
            }

            yield return (member, new JsonObject { ["odd"] = 1 }, "as an object");

            if ((int?)of["maxLength"] is { } longest)
            {
                yield return (member, new string('x', longest + 1), $"longer than {longest}");
            }

            if ((double?)of["minimum"] is { } least)
            {
                yield return (member, least - 1, $"less than {least}");
            }

            if ((double?)of["maximum"] is { } most)
            {
                yield return (member, most + 1, $"more than {most}");
            }

            if (of["enum"] is not null
                || of["pattern"] is not null
                || (string?)of["format"] is "uuid" or "date" or "date-time")
            {
                yield return (member, "nonsense", "as nonsense");
            }

            if ((int?)of["maxItems"] is { } items)
            {
                yield return (
                    member,
                    new JsonArray([
                        .. Enumerable.Range(0, items + 1).Select(static i => (JsonNode?)JsonValue.Create($"x{i}")),
                    ]),
                    $"of more than {items}");
            }
        }
    }

    /// <summary>Says whether the city computes the member: a caller may send it back with any value.</summary>
    private static bool IsComputed(string member, JsonObject of) =>
        $"{of["description"]}".StartsWith("the name of ", StringComparison.Ordinal)
        || member
            is "registered"
                or "version"
                or "ledgerPosition"
                or "change"
                or "notKept"
                or "successors"
                or "modeLabel"
                or "dogs";

    // What a path still leaves open.
    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Place();
}
