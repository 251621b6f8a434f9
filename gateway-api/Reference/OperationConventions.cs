using System.Text.Json.Nodes;
using Grid.Gateway.Foundation;

namespace Grid.Gateway.Reference;

/// <summary>
/// What every operation has: a name, parameters that are described, all its answers with their headers, examples.
/// </summary>
internal static class OperationConventions
{
    public static void Apply(JsonObject document, string name, JsonObject operation, IReadOnlyList<object> endpoint)
    {
        var (method, path) = name.Split(' ') is [var verb, var rest]
            ? (verb, rest)
            : throw new ArgumentException(name, nameof(name));
        operation["operationId"] = OperationNames.Of(method, path);
        var versioned = endpoint.Any(static said => said is Description.Versioned);
        Parameters(name, method, operation, versioned);
        Bodies(operation, endpoint);
        Show(operation["requestBody"]?["content"], document);
        Answers(document, method, operation, endpoint, versioned);
    }

    private static void Parameters(string name, string method, JsonObject operation, bool versioned)
    {
        var parameters = operation["parameters"]?.AsArray() ?? [];
        foreach (var parameter in parameters.OfType<JsonObject>())
        {
            // Members of a record of filters are read under their names in camelCase.
            var said = parameter["name"]!.GetValue<string>();
            if ((string?)parameter["in"] == "query")
            {
                parameter["name"] = said = char.ToLowerInvariant(said[0]) + said[1..];
            }

            if (ParameterWords.Find(name, said) is not { } words)
            {
                continue;
            }

            parameter["description"] ??= words.Meaning;
            if (words.Schema is { } schema)
            {
                parameter["schema"] = JsonNode.Parse(schema);
            }
        }

        if (versioned && method != "GET")
        {
            parameters.Add(Components.Ref("parameters", "IfMatch"));
            parameters.Add(Components.Ref("parameters", "IfNoneMatch"));
        }

        if (versioned && method is "GET")
        {
            parameters.Add(Components.Ref("parameters", "IfNoneMatch"));
        }

        parameters.Add(Components.Ref("parameters", "GridNow"));
        operation["parameters"] = parameters.Parent is null ? parameters : parameters.DeepClone();
    }

    private static void Bodies(JsonObject operation, IReadOnlyList<object> endpoint)
    {
        if (endpoint.OfType<Description.Reads>().ToList() is { Count: > 0 } reads)
        {
            var bound = operation["requestBody"]?["content"]?.DeepClone().AsObject() ?? [];
            foreach (var (read, media) in reads.SelectMany(
                static read => read.MediaTypes, static (read, media) => (read, media)))
            {
                bound[media] = new JsonObject { ["schema"] = JsonNode.Parse(read.Schema) };
            }

            operation["requestBody"] = new JsonObject { ["required"] = true, ["content"] = bound };
        }

        foreach (var (_, content) in operation["requestBody"]?["content"]?.AsObject() ?? [])
        {
            // A body that may be left out as far as its type goes is needed all the same: every write has its actor.
            if (content!["schema"]?["oneOf"] is JsonArray { Count: 2 } either && (string?)either[0]!["type"] == "null")
            {
                content["schema"] = either[1]!.DeepClone();
                operation["requestBody"]!["required"] = true;
            }
        }

        if (endpoint.OfType<Description.BodyExample>().LastOrDefault() is { } example)
        {
            foreach (var (_, content) in operation["requestBody"]?["content"]?.AsObject() ?? [])
            {
                content!["example"] = JsonNode.Parse(example.Json);
            }
        }
    }

    private static void Answers(
        JsonObject document,
        string method,
        JsonObject operation,
        IReadOnlyList<object> endpoint,
        bool versioned)
    {
        var answers = operation["responses"]!.AsObject();
        foreach (var answered in endpoint.OfType<Description.Answers>())
        {
            answers[answered.Status] ??= new JsonObject();
            var content = answers[answered.Status]!["content"] as JsonObject;
            if (content is null)
            {
                answers[answered.Status]!["content"] = content = [];
            }

            content[answered.MediaType] = new JsonObject { ["schema"] = JsonNode.Parse(answered.Schema) };
        }

        if (versioned && method is "GET")
        {
            answers["304"] = new JsonObject { ["description"] = "It is as `If-None-Match` knows it." };
        }

        foreach (var refusals in endpoint.OfType<Description.Refusals>().GroupBy(static refusals => refusals.Status))
        {
            var codes = refusals.SelectMany(static refused => refused.Codes).Distinct();
            answers[refusals.Key]!["description"] = $"{string.Join(", ", codes.Select(static code => $"`{code}`"))}.";
        }

        foreach (var refused in Components.Refusals.Where(refused => refused.Meets(operation)))
        {
            if (answers[refused.Status] is JsonObject said)
            {
                said["description"] = $"{said["description"]} {refused.Meaning}";
            }
            else
            {
                answers[refused.Status] = Components.Ref("responses", refused.Name);
            }
        }

        var paged = operation["parameters"]!.AsArray().Any(static parameter => (string?)parameter!["name"] == "after");
        var replays = endpoint.Any(static said => said is Description.Replays);
        foreach (
            var (status, answer) in answers
                .Select(static pair => (pair.Key, pair.Value!.AsObject()))
                .Where(static pair => !pair.Item2.ContainsKey("$ref"))
                .ToList())
        {
            if (answer["content"] is JsonObject { Count: > 1 } content)
            {
                // Generators of clients use the first media type.
                answer["content"] = new JsonObject(
                    content
                        .OrderByDescending(static media => media.Key == "application/json")
                        .Select(static media => KeyValuePair.Create(media.Key, media.Value?.DeepClone())));
            }

            answer["description"] = Meaning(status, (string?)answer["description"]);
            answer["headers"] = Components.Headers(Headers(status, versioned, paged, replays));
        }

        foreach (var (_, answer) in answers)
        {
            Show(answer?["content"], document);
        }

        operation["responses"] = new JsonObject(
            answers
                .OrderBy(static answer => answer.Key, StringComparer.Ordinal)
                .Select(static answer => KeyValuePair.Create(answer.Key, answer.Value?.DeepClone())));
    }

    /// <summary>An example, where its schema has one and the endpoint gives none.</summary>
    private static void Show(JsonNode? content, JsonObject document)
    {
        foreach (var (_, media) in content?.AsObject() ?? [])
        {
            if (!media!.AsObject().ContainsKey("example")
                && (string?)media["schema"]?["$ref"] is { } schema
                && schema.Split('/')[^1] is var name
                && document["components"]!["examples"]!.AsObject().ContainsKey(name))
            {
                media["examples"] = new JsonObject { ["usual"] = Components.Ref("examples", name) };
            }
        }
    }

    private static string Meaning(string status, string? said) => status switch
    {
        "200" when said is null or "OK" => "Done, or found.",
        "201" when said is null or "Created" => "Made.",
        "204" when said is null or "No Content" => "Done; there is nothing to show.",
        "206" when said is null or "Partial Content" => "The range that was asked for.",
        _ => said ?? "",
    };

    private static List<string> Headers(string status, bool versioned, bool paged, bool replays) =>
    [
        "Request-Id",
        .. status is ("200" or "201" or "206" or "304") && versioned ? ["ETag"] : Array.Empty<string>(),
        .. status is "200" && paged ? ["Link"] : Array.Empty<string>(),
        .. status is "200" && replays ? ["Idempotent-Replayed"] : Array.Empty<string>(),
        .. status is "201" ? ["Location"] : Array.Empty<string>(),
        .. status is "429" or "503" ? ["Retry-After"] : Array.Empty<string>(),
    ];
}
