using System.Globalization;
using System.Text.Json.Nodes;
using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;
using Grid.Registers;

namespace Grid.Gateway.Reference;

/// <summary>
/// The schemas of what is registered, made from the columns of its form: as it is entered, changed, shown and listed.
/// </summary>
internal static class RegisterSchemas
{
    public const string Feature = """{ "$ref": "#/components/schemas/FeatureBody" }""";

    public const string Drawn = """{ "$ref": "#/components/schemas/FeatureColumns" }""";

    private const string Count = """{ "type": "integer", "format": "int64" }""";
    private const string Codes = """{ "type": "array", "items": { "type": "string" } }""";

    /// <summary>What the city computes of an entry and shows beside its columns.</summary>
    private static readonly Dictionary<string, string> Computed = new(StringComparer.Ordinal)
    {
        ["party"] = Ref("PartyBody"),
        ["registered"] = """{ "type": "boolean" }""",
        ["version"] = """{ "type": "integer", "format": "int32", "minimum": 0 }""",
        ["ledgerPosition"] = """{ "type": ["string", "null"], "pattern": "^[0-9]+:[0-9]+$" }""",
        ["change"] = $$"""{ "type": "string", "enum": [{{Quoted(Foundation.Words.Of<RegisterChange>())}}] }""",
        ["notKept"] = Codes,
        ["figures"] = Counts(
            "raised",
            "open",
            "overdue",
            "discharged",
            "dischargedLate",
            "lapsed",
            "reworked",
            "returned",
            "missedBeats"),
        ["steps"] = Counts("raised", "open", "overdue", "discharged", "dischargedLate", "lapsed"),
        ["file"] = Texts("ladder", "penalties", "documents", "integrity", "plate"),
        ["repeats"] = Ref(nameof(Repeats.RepeatsBody)),
        ["successors"] = Codes,
        ["geometry"] = NullOr(Ref("GeometryBody")),
        ["dispatches"] = Ref(nameof(ReadModel.DispatchFigures)),
        ["openByCell"] = $$"""{ "type": "object", "additionalProperties": {{Count}} }""",
        ["openByCellNames"] = """{ "type": "object", "additionalProperties": { "type": "string" } }""",
        ["modeLabel"] = """{ "type": "string" }""",
        ["dogs"] = Codes,
    };

    /// <summary>Columns that are read and become part of others, and are not shown.</summary>
    private static readonly string[] Read = ["by", "crs", "note"];

    /// <summary>What only the answer to a write says.</summary>
    private static readonly string[] OfWrite = ["change", "notKept"];

    /// <summary>What every answer shows.</summary>
    private static readonly string[] Always = ["code", "party", "registered", "version", "ledgerPosition"];

    public static string Body(RegisterForm form) => Ref($"{Name(form)}Columns");

    public static string Patch(RegisterForm form) => Ref($"{Name(form)}Patch");

    public static string Shown(RegisterForm form) => Ref($"{Name(form)}Entry");

    public static string Entered(RegisterForm form) => Ref($"{Name(form)}Entered");

    public static string Page(RegisterForm form) => Ref($"{Name(form)}EntryPage");

    /// <summary>A line of an import: a row of the kind that the path names.</summary>
    public static string Line { get; } =
        $$"""
        {
          "description": "Each line: a row of the kind that the path names, or a GeoJSON feature of it.",
          "anyOf": [{{string.Join(
              ", ",
              RegisterForms.All.Select(static form => Ref($"{Name(form)}Row"))
                  .Concat(TableForms.All.Select(static form => Ref(Row(form))))
                  .Append(Drawn))}}]
        }
        """;

    /// <summary>A CSV of an import: which columns its first line may name.</summary>
    public static string Csv { get; } = new JsonObject
    {
        ["type"] = "string",
        ["description"] = "The first line names the columns. "
            + string.Join(
                " ",
                RegisterForms.All.Select(static form => Columns(form.Plural, form.Columns))
                    .Concat(TableForms.All.Select(static form => Columns(form.Name, form.Columns)))),
    }.ToJsonString();

    /// <summary>All of them.</summary>
    public static void Add(JsonObject schemas)
    {
        foreach (var form in TableForms.All)
        {
            schemas[Row(form)] = Object(
                $"A row of the table {form.Name}, as import reads it.",
                form.Columns.All.Select(Asked),
                form.Columns.Needed,
                closed: true);
        }

        foreach (var form in RegisterForms.All)
        {
            var name = Name(form);
            schemas[$"{name}Row"] = JsonNode.Parse($$"""
                {
                  "type": "object",
                  "description": "One of the {{form.Plural}}, as import reads it: its code, and what the row gives.",
                  "allOf": [
                    { "$ref": "#/components/schemas/{{name}}Patch" },
                    { "type": "object", "properties": { "code": { "type": "string" } }, "required": ["code"] }
                  ]
                }
                """);
            var shown = form
                .Columns.All.Where(static column => column.Use != ColumnUse.NotKept && !Read.Contains(column.Name))
                .ToList();
            schemas[$"{name}Columns"] = Object(
                $"One of the {form.Plural}, as it is entered. What the city computes may be sent back as it was shown.",
                form.Columns.All.Select(Asked),
                form.Columns.Needed.Where(static column => column != "code"),
                closed: true);
            schemas[$"{name}Patch"] = Object(
                $"What changes of one of the {form.Plural}: what is left out stays, null clears.",
                form.Columns.All.Select(Asked),
                [],
                closed: true);
            schemas[$"{name}Entry"] = Object(
                $"One of the {form.Plural}, as it is shown.",
                shown.Where(static column => !OfWrite.Contains(column.Name)).Select(Answered),
                Always,
                closed: false);
            schemas[$"{name}Entered"] = Object(
                $"One of the {form.Plural}, as a write left it.",
                shown.Select(Answered),
                [.. Always, "change"],
                closed: false);
            schemas[$"{name}EntryPage"] = JsonNode.Parse($$"""
                {
                  "type": "object",
                  "description": "A page of the register of {{form.Plural}}; next goes into after, null at the end.",
                  "required": ["items", "next", "ledgerPosition"],
                  "properties": {
                    "items": { "type": "array", "items": { "$ref": "#/components/schemas/{{name}}Entry" } },
                    "next": { "type": ["string", "null"] },
                    "ledgerPosition": { "type": "array", "items": { "type": "string", "pattern": "^[0-9]+:[0-9]+$" } }
                  }
                }
                """);
        }
    }

    /// <summary>A column as it is sent: with the bounds that are kept, or nothing at all.</summary>
    private static KeyValuePair<string, JsonNode?> Asked(Column column)
    {
        var schema = column.Use switch
        {
            ColumnUse.Shown => ShownAs(column),
            ColumnUse.NotKept => JsonNode.Parse("""{ "type": ["string", "number", "boolean"] }""")!.AsObject(),
            _ => Bounded(column),
        };
        return Described(column, column.Needed ? schema : Nullable(schema));
    }

    /// <summary>A column as it is shown. What was entered before a bound was drawn is shown as it is.</summary>
    private static KeyValuePair<string, JsonNode?> Answered(Column column) =>
        Described(
            column,
            column.Use == ColumnUse.Shown ? ShownAs(column) : Nullable(Typed(column))
        );

    /// <summary>What the city computes; names are texts, or a list of them where the codes are one.</summary>
    private static JsonObject ShownAs(Column column) => JsonNode.Parse(
        Computed.GetValueOrDefault(column.Name)
            ?? (column.NameOf is { IsMany: true } ? Codes : """{ "type": "string" }"""))!.AsObject();

    private static KeyValuePair<string, JsonNode?> Described(Column column, JsonObject schema)
    {
        schema["description"] = column.IsPost ? $"{column.About}: ‹posts›" : column.About;
        return KeyValuePair.Create(column.Name, (JsonNode?)schema);
    }

    private static JsonObject Typed(Column column) => JsonNode.Parse(column.Sort switch
    {
        ColumnSort.Number => """{ "type": "number", "format": "double" }""",
        ColumnSort.Whole => """{ "type": "integer", "format": "int32" }""",
        ColumnSort.Flag => """{ "type": "boolean" }""",
        ColumnSort.Day => """{ "type": "string", "format": "date" }""",
        ColumnSort.List when !column.Joined => Codes,
        ColumnSort.Outline => Ref("GeometryBody"),
        ColumnSort.Bag => """{ "type": "object", "additionalProperties": { "type": "string" } }""",
        _ => """{ "type": "string" }""",
    })!.AsObject();

    private static JsonObject Bounded(Column column)
    {
        var schema = Typed(column);
        switch (column.Sort)
        {
            case ColumnSort.Text or ColumnSort.Code:
                schema["maxLength"] = column.Longest;
                break;
            case ColumnSort.Number or ColumnSort.Whole:
                schema["minimum"] = column.Least;
                schema["maximum"] = column.Greatest;
                break;
            case ColumnSort.Bag:
                schema["maxProperties"] = column.Most;
                schema["additionalProperties"]!["maxLength"] = column.Longest;
                break;
            case ColumnSort.Word:
                schema["enum"] = new JsonArray([.. column.Words.Select(static word => JsonValue.Create(word))]);
                break;
            case ColumnSort.List when !column.Joined:
                schema["maxItems"] = column.Most;
                schema["items"]!["maxLength"] = column.Longest;
                break;
        }

        return schema;
    }

    private static JsonObject Nullable(JsonObject schema)
    {
        if (schema.ContainsKey("$ref"))
        {
            return JsonNode.Parse(NullOr(schema.ToJsonString()))!.AsObject();
        }

        if (schema.ContainsKey("oneOf"))
        {
            return schema;
        }

        schema["type"] = schema["type"] is JsonArray types
            ? new JsonArray([.. types.Select(static type => type!.DeepClone()), "null"])
            : new JsonArray(schema["type"]!.DeepClone(), "null");
        (schema["enum"] as JsonArray)?.Add(null);

        return schema;
    }

    private static JsonObject Object(
        string about,
        IEnumerable<KeyValuePair<string, JsonNode?>> members,
        IEnumerable<string> needed,
        bool closed)
    {
        var schema = new JsonObject { ["type"] = "object", ["description"] = about };
        if (needed.Select(static name => (JsonNode?)JsonValue.Create(name)).ToArray() is { Length: > 0 } names)
        {
            schema["required"] = new JsonArray(names);
        }

        schema["properties"] = new JsonObject(members);
        if (closed)
        {
            schema["additionalProperties"] = false;
        }

        return schema;
    }

    private static string Counts(params string[] names) => Members(Count, names);

    private static string Texts(params string[] names) => Members("""{ "type": "string" }""", names);

    private static string Members(string schema, string[] names)
    {
        var properties = string.Join(", ", names.Select(name => $"\"{name}\": {schema}"));
        return $$"""
            { "type": "object", "required": [{{Quoted(names)}}], "properties": { {{properties}} } }
            """;
    }

    private static string Quoted(IEnumerable<string> words) =>
        string.Join(", ", words.Select(static word => $"\"{word}\""));

    private static string NullOr(string schema) => $$"""{ "oneOf": [{ "type": "null" }, {{schema}}] }""";

    /// <summary>As names of schemas have it: <c>Segment</c>.</summary>
    public static string Name(RegisterForm form) =>
        char.ToUpper(form.Singular[0], CultureInfo.InvariantCulture) + form.Singular[1..];

    private static string Row(TableForm form) =>
        char.ToUpper(form.Name[0], CultureInfo.InvariantCulture) + form.Name[1..] + "Row";

    private static string Columns(string kind, ColumnList columns) => $"`{kind}`: {string.Join(", ", columns.Names)}.";

    private static string Ref(string name) => $$"""{ "$ref": "#/components/schemas/{{name}}" }""";
}
