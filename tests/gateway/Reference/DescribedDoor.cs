using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Json.Schema;

namespace Grid.Tests.Gateway.Reference;

/// <summary>
/// A description read, ready to hold traffic against it. Objects are taken as closed: a member that is not described is
/// a fault.
/// </summary>
internal sealed partial class DescribedDoor
{
    private const string Home = "https://grid.test/openapi";

    private static readonly EvaluationOptions Strict = new()
    {
        OutputFormat = OutputFormat.List,
        RequireFormatValidation = true,
    };

    private readonly BuildOptions build = new() { SchemaRegistry = new(), Dialect = Dialect.Draft202012 };
    private readonly ConcurrentDictionary<string, JsonSchema> schemas = new();
    private readonly IReadOnlyList<(Regex Path, string Method, DescribedOperation Operation)> operations;

    public DescribedDoor(JsonElement description)
    {
        var components = JsonObject.Create(description.GetProperty("components"))!;
        JsonSchema.Build(
            JsonSerializer.SerializeToElement(
                Closed(new JsonObject { ["$id"] = Home, ["$defs"] = components["schemas"]!.DeepClone() })),
            build);
        operations =
        [
            .. description.GetProperty("paths").EnumerateObject()
                // A literal path comes before the path that has a parameter in its place.
                .OrderBy(static path => path.Name.Count(static letter => letter == '{'))
                .SelectMany(path => path.Value.EnumerateObject().Select(method => (
                    Pattern(path.Name),
                    method.Name.ToUpperInvariant(),
                    Read(JsonObject.Create(method.Value)!, components)))),
        ];
    }

    /// <summary>Matches the paths of a template such as <c>/v1/cases/{id}</c>.</summary>
    private static Regex Pattern(string template)
    {
        var escaped = Regex.Escape(template).Replace("\\{", "{", StringComparison.Ordinal);
        return new($"^{Parameter().Replace(escaped, "[^/]+")}$", RegexOptions.CultureInvariant);
    }

    public IEnumerable<DescribedOperation> Operations => operations.Select(static one => one.Operation);

    public DescribedOperation? Find(string method, string path) =>
        operations.FirstOrDefault(one => one.Method == method && one.Path.IsMatch(path)).Operation;

    /// <summary>Says what is wrong with a JSON text under a schema; null when nothing is.</summary>
    public string? FaultOf(string schema, string json)
    {
        var results = Schema(schema).Evaluate(JsonElement.Parse(json), Strict);
        return results.IsValid
            ? null
            : string.Join("; ", (results.Details ?? []).Where(static detail => detail.Errors is { Count: > 0 })
                .OrderBy(static detail => detail.EvaluationPath.ToString().Contains("oneOf", StringComparison.Ordinal))
                .SelectMany(static detail =>
                    detail.Errors!.Select(error =>
                        $"{detail.InstanceLocation} {error.Value} ({detail.EvaluationPath})"))
                .Take(8));
    }

    /// <summary>Says what is wrong with a value as it stands in a query; null when nothing is.</summary>
    public string? FaultOfText(string schema, string text)
    {
        var type = (JsonNode.Parse(schema)!["type"] as JsonValue)?.GetValue<string>();
        return type switch
        {
            "string" => FaultOf(schema, JsonSerializer.Serialize(text)),
            "integer" or "number" => double.TryParse(text, CultureInfo.InvariantCulture, out _)
                ? FaultOf(schema, text)
                : "it is no number",
            "boolean" => FaultOf(schema, text.ToLowerInvariant()),
            _ => null,
        };
    }

    private static DescribedOperation Read(JsonObject operation, JsonObject components)
    {
        var parameters = operation["parameters"]!
            .AsArray()
            .Select(parameter => Resolved(parameter!, components))
            .ToList();
        return new(
            operation["operationId"]!.GetValue<string>(),
            parameters
                .Where(static parameter => (string?)parameter["in"] == "query")
                .ToDictionary(
                    static parameter => (string)parameter["name"]!,
                    static parameter => Text(parameter["schema"]),
                    StringComparer.OrdinalIgnoreCase),
            parameters
                .Where(static parameter => (string?)parameter["in"] == "header")
                .Select(static parameter => (string)parameter["name"]!)
                .ToHashSet(StringComparer.OrdinalIgnoreCase),
            Bodies(operation["requestBody"]),
            operation["responses"]!.AsObject().ToDictionary(static answer => answer.Key, answer =>
            {
                var said = Resolved(answer.Value!, components);
                return new DescribedAnswer(
                    Bodies(said),
                    (said["headers"]?.AsObject() ?? [])
                        .Select(static header => header.Key)
                        .ToHashSet(StringComparer.OrdinalIgnoreCase));
            }));
    }

    private static Dictionary<string, string> Bodies(JsonNode? said) =>
        (said?["content"]?.AsObject() ?? []).ToDictionary(
            static content => content.Key, static content => Text(content.Value!["schema"]));

    private static JsonObject Resolved(JsonNode node, JsonObject components) =>
        (string?)node["$ref"] is { } reference && reference.Split('/') is [.., var kind, var name]
            ? components[kind]![name]!.AsObject()
            : node.AsObject();

    private static string Text(JsonNode? schema) => (schema ?? new JsonObject()).ToJsonString();

    private JsonSchema Schema(string text) =>
        schemas.GetOrAdd(
            text,
            static (text, build) =>
                JsonSchema.Build(JsonSerializer.SerializeToElement(Closed(JsonNode.Parse(text)!)), build),
            build);

    /// <summary>References lead to the definitions, and an object has no members but those described.</summary>
    private static JsonNode Closed(JsonNode node)
    {
        switch (node)
        {
            case JsonObject one:
                if ((string?)(one["$ref"] as JsonValue) is { } reference)
                {
                    one["$ref"] = reference.Replace(
                        "#/components/schemas/", $"{Home}#/$defs/", StringComparison.Ordinal);
                }

                foreach (var (_, member) in one.ToList())
                {
                    if (member is not null)
                    {
                        Closed(member);
                    }
                }

                if (one["properties"] is JsonObject && one["additionalProperties"] is null && one.ContainsKey("type"))
                {
                    one["additionalProperties"] = false;
                }

                break;
            case JsonArray many:
                foreach (var member in many)
                {
                    if (member is not null)
                    {
                        Closed(member);
                    }
                }

                break;
        }

        return node;
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}

/// <summary>One operation as described; schemas are JSON texts.</summary>
internal sealed record DescribedOperation(
    string Id,
    IReadOnlyDictionary<string, string> Query,
    IReadOnlySet<string> Headers,
    IReadOnlyDictionary<string, string> Bodies,
    IReadOnlyDictionary<string, DescribedAnswer> Answers);

/// <summary>One of its answers.</summary>
internal sealed record DescribedAnswer(IReadOnlyDictionary<string, string> Bodies, IReadOnlySet<string> Headers);
