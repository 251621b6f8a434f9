using System.Globalization;
using System.Text.Json.Nodes;
using Grid.Gateway.Registers;

namespace Grid.Gateway.Reference;

/// <summary>The schemas of what is registered, made from the columns of its form.</summary>
internal static class RegisterSchemas
{
    public const string Feature = """{ "$ref": "#/components/schemas/FeatureBody" }""";

    public static string Shown(RegisterForm form) => Ref($"{Name(form)}Entry");

    public static string Entered(RegisterForm form) => Ref($"{Name(form)}Entered");

    public static string Page(RegisterForm form) => Ref($"{Name(form)}EntryPage");

    /// <summary>All of them.</summary>
    public static void Add(JsonObject schemas)
    {
        foreach (var form in RegisterForms.All)
        {
            schemas[$"{Name(form)}Entry"] = new JsonObject { ["type"] = "object", ["description"] = $"One of the {form.Plural} as shown." };
            schemas[$"{Name(form)}Entered"] = new JsonObject { ["type"] = "object", ["description"] = $"One of the {form.Plural} as it was entered." };
            schemas[$"{Name(form)}EntryPage"] = JsonNode.Parse($$"""
                {
                  "type": "object",
                  "description": "A page of the register of {{form.Plural}}; next goes into after, null at the end.",
                  "required": ["items", "next", "ledgerPosition"],
                  "properties": {
                    "items": { "type": "array", "items": { "$ref": "#/components/schemas/{{Name(form)}}Entry" } },
                    "next": { "type": ["string", "null"] },
                    "ledgerPosition": { "type": "array", "items": { "type": "string", "pattern": "^[0-9]+:[0-9]+$" } }
                  }
                }
                """);
        }
    }

    private static string Name(RegisterForm form) => char.ToUpper(form.Singular[0], CultureInfo.InvariantCulture) + form.Singular[1..];

    private static string Ref(string name) => $$"""{ "$ref": "#/components/schemas/{{name}}" }""";
}
