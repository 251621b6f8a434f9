using System.Text.Json.Nodes;

namespace Grid.Gateway.Reference;

/// <summary>What holds for the whole description: who made it, where it is served, what every operation has.</summary>
internal static class DocumentConventions
{
    /// <param name="document">The description as the framework makes it; changed in place.</param>
    /// <param name="endpoints">What each endpoint says of itself, by method and path.</param>
    public static void Apply(JsonObject document, IReadOnlyDictionary<string, IReadOnlyList<object>> endpoints)
    {
        document["info"] = new JsonObject
        {
            ["title"] = "Grid 县域城市管理网格",
            ["summary"] = "The door of a city: reports in, cases round the loop, and who answers for what by when.",
            ["description"] =
                "JSON in camelCase; times RFC 3339 with offset; coordinates WGS84 longitude and latitude; every "
                + "refusal is a problem (RFC 9457) with a stable code. "
                + "Every write is answered once it is durable, and is harmless to repeat: under an id or an "
                + "`Idempotency-Key` of the caller a retry is answered. "
                + "Beside a code stands its name (`stage`, `stageName`) in the language of `Accept-Language`, else in "
                + "the county's first; problems are told in Chinese or in English. "
                + "Answers may gain members; requests may not hold any that are not described.",
            ["license"] = new JsonObject { ["name"] = "MIT", ["identifier"] = "MIT" },
            ["version"] = typeof(DocumentConventions).Assembly.GetName().Version!.ToString(3),
        };
        document["servers"] = new JsonArray(
            new JsonObject { ["url"] = "/", ["description"] = "Where this description was read." });

        // The door has no sign-on yet: every caller who reaches it may do everything. Unless the configuration says
        // otherwise, it listens on its own machine only.
        document["security"] = new JsonArray();
        document["tags"] = new JsonArray([
            .. TagWords.All.Select(static tag => new JsonObject { ["name"] = tag.Tag, ["description"] = tag.Meaning }),
        ]);
        Components.Add(document);
        foreach (var (path, methods) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in methods!.AsObject())
            {
                OperationConventions.Apply(
                    document,
                    $"{method.ToUpperInvariant()} {path}",
                    operation!.AsObject(),
                    endpoints.GetValueOrDefault($"{method.ToUpperInvariant()} {path}") ?? []);
            }
        }
    }
}
