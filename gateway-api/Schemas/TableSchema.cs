using System.Text.Json.Nodes;
using Grid.Gateway.Registers;
using Grid.Posts;

namespace Grid.Gateway.Schemas;

/// <summary>A file of one kind as a Frictionless Table Schema, made from the columns of its form.</summary>
internal static class TableSchema
{
    /// <param name="names">The columns of a file in their order; null for all that the form knows.</param>
    /// <param name="resources">
    /// The names of the resources that references may lead to, by kind; null for the kinds themselves.
    /// </param>
    /// <param name="posts">The posts of the county; none where it is not known which county is meant.</param>
    public static JsonObject Of(
        RowKind kind,
        IReadOnlyList<string>? names = null,
        Func<string, string?>? resources = null,
        IReadOnlyList<Post>? posts = null)
    {
        var columns = names is null
            ? [.. kind.Given]
            : names.Select(kind.Columns.Find).OfType<Column>().ToList();
        var schema = new JsonObject
        {
            ["fields"] = new JsonArray([.. columns.Select(column => (JsonNode?)Field(column, posts ?? []))]),
            ["missingValues"] = new JsonArray(""),
        };
        if (!kind.IsTable)
        {
            schema["primaryKey"] = "code";
        }

        var references = columns
            .Select(column => (column.Name, To: RowKind.Reference(column) is { } to ? Resource(to) : null))
            .Where(static one => one.To is not null)
            .Select(static one => (JsonNode?)new JsonObject
            {
                ["fields"] = one.Name,
                ["reference"] = new JsonObject { ["resource"] = one.To, ["fields"] = "code" },
            })
            .ToArray();
        if (references.Length > 0)
        {
            schema["foreignKeys"] = new JsonArray(references);
        }

        return schema;

        string? Resource(string to) => resources is null ? to : resources(to);
    }

    private static JsonObject Field(Column column, IReadOnlyList<Post> posts)
    {
        var field = new JsonObject
        {
            ["name"] = column.Name,
            ["type"] = Type(column),
            ["description"] = column.Use == ColumnUse.NotKept ? $"{column.About} (read, not kept)" : column.About,
        };
        if (Constraints(column, posts) is { Count: > 0 } constraints)
        {
            field["constraints"] = constraints;
        }

        if (column.Unit is { } unit)
        {
            field["unit"] = unit;
        }

        return field;
    }

    private static string Type(Column column) => column.Sort switch
    {
        _ when column.Use == ColumnUse.NotKept => "any",
        ColumnSort.Number => "number",
        ColumnSort.Whole => "integer",
        ColumnSort.Flag => "boolean",
        ColumnSort.Day => "date",
        ColumnSort.Outline => "geojson",
        ColumnSort.Bag => "object",
        _ => "string",
    };

    private static JsonObject Constraints(Column column, IReadOnlyList<Post> posts)
    {
        var constraints = new JsonObject();
        if (column.Needed)
        {
            constraints["required"] = true;
        }

        switch (column.Sort)
        {
            case ColumnSort.Number or ColumnSort.Whole:
                constraints["minimum"] = column.Least;
                constraints["maximum"] = column.Greatest;
                break;
            case ColumnSort.Text when column.IsPost && posts.Count > 0:
                constraints["enum"] = new JsonArray(
                    [.. RowSchema.PostWords(column, posts).Select(static word => (JsonNode?)word)]);
                break;
            case ColumnSort.Word:
                constraints["enum"] = new JsonArray([.. column.EnteredWords.Select(static word => (JsonNode?)word)]);
                break;
            case ColumnSort.Text or ColumnSort.Code when column.Use == ColumnUse.Entered:
                constraints["maxLength"] = column.Longest;
                break;
        }

        return constraints;
    }
}
