using System.Text.Json.Nodes;
using Grid.City;
using Grid.Gateway.Foundation;
using Grid.Gateway.Places;

namespace Grid.Gateway.Reference;

/// <summary>Headers and problems that many operations share.</summary>
internal static class Components
{
    /// <summary>Refusals of the door itself, by status: any operation may answer so.</summary>
    public static IReadOnlyList<Refused> Refusals { get; } =
    [
        new(
            "400",
            "BadRequest",
            "The request cannot be read: `request.json`, `request.jsonUnknown`, `request.jsonTwice`, "
            + "`request.framing`, `request.bodyMissing`, `request.parameter`, `query.unknown`, `query.twice`, "
            + "`clock.notDriven`, `clock.timeShape`.",
            _ => true),
        new("403", "OtherSite", "`request.origin`: a page of another site sent a change.", _ => true),
        new("406", "NotAcceptable",
            "`request.accept`: the caller accepts no media type that this operation answers in.", _ => true),
        new("409", "Unreadable", "`*.unreadable`: a record that this rests on cannot be read.", _ => true),
        new("413", "TooLarge", "`request.tooLarge`: the body is larger than this operation reads.", HasBody),
        new("415", "UnsupportedMediaType", "`request.contentType`: the body is of a media type that is not read here.",
            HasBody),
        new("414", "TooLong", "`request.tooLong`: the address has too many characters.", _ => true),
        new("421", "OtherHost", "`request.host`: the city is not known by the name it was called by.", _ => true),
        new("429", "TooMany",
            "`request.tooMany`: requests come faster than they are taken; try again after `Retry-After` seconds.",
            _ => true),
        new("431", "TooManyHeaders", "`request.headers`: there are too many headers, or they are too long.", _ => true),
        new("500", "Broken", "`door.broken`: something broke on our side, and is in the log.", _ => true),
        new("503", "CityAway",
            "`city.away`, `city.busy`: the city does not answer right now; try again after `Retry-After` seconds.",
            _ => true),
    ];

    /// <summary>Headers of requests, by the name they have here.</summary>
    private static readonly (string Key, string Header, string Meaning, string Schema)[] Sent =
    [
        ("GridNow", DrivenTime.Header,
            "What time it is, said to a city whose clock is driven; any other city refuses it.",
            """{ "type": "string", "format": "date-time" }"""),
        ("IfMatch", "If-Match",
            "The `ETag` that was read, so that nothing is written over what came after it; `*` for whatever there is.",
            """{ "type": "string" }"""),
        ("IfNoneMatch", "If-None-Match",
            "`*`: only where there is nothing yet. On reading, the `ETag` that was read: 304 while it stands.",
            """{ "type": "string" }"""),
    ];

    private static readonly (string Key, string Meaning, string Schema)[] Answered =
    [
        ("ETag", "The version that is shown, for If-Match.", """{ "type": "string" }"""),
        ("Idempotent-Replayed", "true where it was done before, and this answer repeats that one.",
            """{ "type": "boolean" }"""),
        ("Link", "`rel=\"next\"`: the next page of the list; absent at its end.", """{ "type": "string" }"""),
        ("Location", "Path of what was made.", """{ "type": "string", "format": "uri-reference" }"""),
        ("Request-Id", "The id under which the log speaks of this request.", """{ "type": "string" }"""),
        ("Retry-After", "Seconds after which to try again.", """{ "type": "integer", "minimum": 0 }"""),
    ];

    public static void Add(JsonObject document)
    {
        var components = document["components"]!.AsObject();
        var schemas = components["schemas"]!.AsObject();
        GeoJsonSchemas.Add(schemas);
        RegisterSchemas.Add(schemas);
        schemas["LocatedBody"] = Either(
            "What is at a point: a place of the county, or how many metres outside it the point lies and what is "
            + "nearest.",
            schemas[nameof(PlaceBody)]!.AsObject(), schemas[nameof(OutsideBody)]!.AsObject());
        schemas.Remove(nameof(OutsideBody));
        schemas.Remove(nameof(JsonObject)); // entries are described by the columns of their registers
        components["examples"] = Of(
            Examples
                .All()
                .Select(static example =>
                    KeyValuePair.Create(
                        example.Key, (JsonNode?)new JsonObject { ["value"] = example.Value?.DeepClone() })));
        components["parameters"] = Of(Sent.Select(static sent => KeyValuePair.Create(sent.Key, (JsonNode?)new JsonObject
        {
            ["name"] = sent.Header,
            ["in"] = "header",
            ["description"] = sent.Meaning,
            ["schema"] = JsonNode.Parse(sent.Schema),
        })));
        components["headers"] = Of(Answered.Select(static header =>
            KeyValuePair.Create(
                header.Key,
                (JsonNode?)
                    new JsonObject { ["description"] = header.Meaning, ["schema"] = JsonNode.Parse(header.Schema) })));
        components["responses"] = Of(Refusals.Select(static refused =>
            KeyValuePair.Create(refused.Name, (JsonNode?)Problem(refused.Status, refused.Meaning))));
    }

    public static JsonObject Problem(string status, string meaning)
    {
        var response = new JsonObject
        {
            ["description"] = meaning,
            ["content"] = new JsonObject
            {
                [Foundation.Problem.ContentType] = new JsonObject { ["schema"] = Ref("schemas", nameof(ProblemBody)) },
            },
        };
        response["headers"] = Headers([
            "Request-Id",
            .. status is "429" or "503" ? ["Retry-After"] : Array.Empty<string>(),
        ]);
        return response;
    }

    /// <summary>Headers of an answer, by their names.</summary>
    public static JsonObject Headers(IEnumerable<string> names) =>
        new(names.Select(static name => KeyValuePair.Create(name, (JsonNode?)Ref("headers", name))));

    public static JsonObject Ref(string kind, string name) => new() { ["$ref"] = $"#/components/{kind}/{name}" };

    /// <summary>
    /// An answer of one shape or the other as one: clients cannot tell which it is before they read it.
    /// </summary>
    private static JsonObject Either(string meaning, JsonObject one, JsonObject other)
    {
        var needed = Names(one)
            .Intersect(Names(other))
            .Select(static name => (JsonNode?)JsonValue.Create(name))
            .ToArray();
        var members = one["properties"]!
            .AsObject()
            .Concat(other["properties"]!.AsObject())
            .DistinctBy(static member => member.Key);
        return new()
        {
            ["type"] = "object",
            ["description"] = meaning,
            ["required"] = new JsonArray(needed),
            ["properties"] = Of(
                members.Select(static member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))),
        };

        static IEnumerable<string> Names(JsonObject schema) =>
            schema["required"]!.AsArray().Select(static name => name!.GetValue<string>());
    }

    private static JsonObject Of(IEnumerable<KeyValuePair<string, JsonNode?>> members) => new(members);

    private static bool HasBody(JsonObject operation) => operation.ContainsKey("requestBody");
}

/// <summary>A refusal of the door itself.</summary>
/// <param name="Status">As it is answered.</param>
/// <param name="Name">Under which the description keeps it.</param>
/// <param name="Meaning">Its codes and what they mean.</param>
/// <param name="Meets">Which operations may answer so.</param>
internal sealed record Refused(string Status, string Name, string Meaning, Func<JsonObject, bool> Meets);
