using System.Text.Json.Nodes;
using Grid.Gateway.Registers;
using Grid.Posts;

namespace Grid.Gateway.Schemas;

/// <summary>
/// A row of one kind as JSON Schema (2020-12) says it, made from the columns by which the form reads it. Columns that
/// only the city shows may be sent back and change nothing.
/// </summary>
internal static class RowSchema
{
    public const string MediaType = "application/schema+json";

    private const string Code = @"^[^\s/?#%]{1,64}$";

    /// <param name="posts">The posts of the county; none where it is not known which county is meant.</param>
    public static JsonObject Of(RowKind kind, IReadOnlyList<Post>? posts = null)
    {
        var properties = new JsonObject();
        foreach (var column in kind.Columns.All)
        {
            properties[column.Name] = Property(column, posts ?? []);
        }

        return new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = $"urn:grid:row:{kind.Name}",
            ["title"] = $"{kind.Name} {kind.Chinese}",
            ["description"] = "A row, as a JSON object or the properties of a GeoJSON feature.",
            ["type"] = "object",
            ["required"] = Strings(kind.Columns.Needed),
            ["properties"] = properties,
            ["additionalProperties"] = false,
        };
    }

    private static JsonObject Property(Column column, IReadOnlyList<Post> posts)
    {
        var schema = column.Use switch
        {
            ColumnUse.Shown => new() { ["readOnly"] = true },
            ColumnUse.NotKept => [],
            _ => Entered(column, posts),
        };
        schema["description"] = column.About;
        if (column.Use == ColumnUse.NotKept)
        {
            schema["x-kept"] = false;
        }

        if (RowKind.Reference(column) is { } reference)
        {
            schema["x-references"] = reference;
        }

        if (column.Unit is { } unit)
        {
            schema["x-unit"] = unit;
        }

        return schema;
    }

    private static JsonObject Entered(Column column, IReadOnlyList<Post> posts)
    {
        var schema = Typed(column);
        if (column.IsPost && posts.Count > 0)
        {
            schema["enum"] = Strings(PostWords(column, posts));
        }

        if (!column.Needed)
        {
            schema["type"] = new JsonArray(
            [
                .. (schema["type"] as JsonArray ?? [schema["type"]!.DeepClone()])
                    .Select(static type => type!.DeepClone()),
                "null",
            ]);
            (schema["enum"] as JsonArray)?.Add(null);
        }

        return schema;
    }

    /// <summary>What may stand in a column of posts.</summary>
    public static IEnumerable<string> PostWords(Column column, IReadOnlyList<Post> posts) =>
        column.Words.Concat(posts.Select(static post => post.Code));

    private static JsonObject Typed(Column column) => column.Sort switch
    {
        ColumnSort.Code => new() { ["type"] = "string", ["pattern"] = column.Needed ? Code : $"{Code}|^$" },
        ColumnSort.Number => Bounded(column, "number"),
        ColumnSort.Whole => Bounded(column, "integer"),
        ColumnSort.Flag => new() { ["type"] = "boolean" },
        ColumnSort.Day => new() { ["type"] = "string", ["format"] = "date" },
        ColumnSort.Word => new() { ["type"] = "string", ["enum"] = Strings(column.EnteredWords) },
        ColumnSort.List => new()
        {
            ["type"] = new JsonArray("array", "string"),
            ["maxItems"] = column.Most,
            ["items"] = new JsonObject { ["type"] = "string", ["maxLength"] = column.Longest },
            ["x-separator"] = column.Separator.ToString(),
            ["minItems"] = column.Needed ? 1 : 0,
            ["minLength"] = column.Needed ? 1 : 0,
        },
        ColumnSort.Outline => new()
        {
            ["type"] = "object",
            ["required"] = Strings(["type", "coordinates"]),
            ["x-format"] = "geojson",
        },
        ColumnSort.Bag => new()
        {
            ["type"] = "object",
            ["maxProperties"] = column.Most,
            ["propertyNames"] = new JsonObject { ["minLength"] = 1, ["maxLength"] = 64 },
            ["additionalProperties"] = new JsonObject
            {
                ["type"] = Strings(["string", "number", "boolean", "null"]),
                ["maxLength"] = column.Longest,
            },
        },
        _ => new()
        {
            ["type"] = "string",
            ["maxLength"] = column.Longest,
            ["minLength"] = column.Needed ? 1 : 0,
        },
    };

    private static JsonObject Bounded(Column column, string type) => new()
    {
        ["type"] = type,
        ["minimum"] = column.Least,
        ["maximum"] = column.Greatest,
    };

    private static JsonArray Strings(IEnumerable<string> texts) =>
        new([.. texts.Select(static text => (JsonNode?)JsonValue.Create(text))]);
}
