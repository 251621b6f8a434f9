using System.Text.Json.Nodes;
using Grid.Gateway.Counties;
using Grid.Gateway.Foundation;
using Grid.Gateway.Posts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Grid.Gateway.Schemas;

/// <summary>The format of every register and table, for programs that make or check a county's files.</summary>
internal static class SchemaEndpoints
{
    private const string Row = """{ "$ref": "#/components/schemas/RowSchemaBody" }""";
    private const string List = """{ "$ref": "#/components/schemas/RowSchemaListBody" }""";

    public static void MapSchemas(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/schemas", All).WithTags("Import")
            .WithSummary("Which registers and tables there are, and the schema of each 格式")
            .Answering(200, "application/json", List);
        routes.MapGet("/schemas/{kind}", View).WithTags("Import")
            .WithSummary("The columns of a register or table: types, words, bounds, references 格式")
            .WithDescription(
                "JSON Schema (2020-12) of a row; format=table answers a Frictionless Table Schema of a file instead. "
                + "Both are made from the columns by which import reads, with the posts of the county that county= "
                + "names, or of the only one.")
            .Answering(200, "application/json", Row)
            .Refuses(400, "schema.format", "query.county").Refuses(404, "import.kindUnknown");
    }

    private static Ok<JsonObject> All() => TypedResults.Ok(new JsonObject
    {
        ["items"] = new JsonArray(
        [
            .. RowKind.All.Select(static kind => (JsonNode?)new JsonObject
            {
                ["kind"] = kind.Name,
                ["name"] = kind.Chinese,
                ["table"] = kind.IsTable,
                ["schema"] = $"/v1/schemas/{kind.Name}",
            }),
        ]),
    });

    private static async Task<IResult> View(
        string kind, string? format, string? county, KnownCounties counties, KnownPosts known)
    {
        if (RowKind.Find(kind) is not { } row)
        {
            return new Problem(
                StatusCodes.Status404NotFound,
                "import.kindUnknown",
                $"'{Clip.Of(kind)}' has no schema."
                + Nearest.Hint(kind, [.. RowKind.All.Select(static known => known.Name)]));
        }

        var faults = new List<Fault>();
        var (of, _) = await counties.Narrowing(county ?? counties.Only, prefecture: null, faults);
        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        var posts = of is null ? [] : await known.Of(new(of, []));
        return format switch
        {
            null or "json" => TypedResults.Ok(RowSchema.Of(row, posts)),
            "table" => TypedResults.Ok(TableSchema.Of(row, posts: posts)),
            _ => new Problem(
                StatusCodes.Status400BadRequest,
                "schema.format",
                $"'{Clip.Of(format)}' is no format of a schema: send json (default) or table."),
        };
    }
}
