using System.Text.Json.Nodes;
using Grid.Gateway.Registers;

namespace Grid.Gateway.Reference;

/// <summary>
/// Answers as the city gave them, by the name of their schema; a list shows one thing. <c>examples.json</c> keeps them.
/// </summary>
internal static class Examples
{
    /// <summary>Of every schema that has one.</summary>
    public static JsonObject All()
    {
        using var text = typeof(Examples).Assembly.GetManifestResourceStream("Grid.Gateway.Reference.examples.json")!;
        var all = JsonNode.Parse(text)!.AsObject();
        foreach (var form in RegisterForms.All)
        {
            AddRegister(all, form);
        }

        return all;
    }

    /// <summary>The other shapes of an entry follow from how it is shown.</summary>
    private static void AddRegister(JsonObject all, RegisterForm form)
    {
        var name = RegisterSchemas.Name(form);
        if (all[$"{name}Entry"] is not JsonObject shown)
        {
            return; // a kind of another assembly
        }

        all[$"{name}EntryPage"] = new JsonObject
        {
            ["items"] = new JsonArray(
                Without(shown, "figures", "repeats", "steps", "dispatches", "openByCell", "dogs", "file")),
            ["next"] = null,
            ["ledgerPosition"] = new JsonArray("0:5", "16:9"),
        };
        var entered = Without(shown, "figures", "repeats", "steps", "dispatches", "openByCell", "dogs", "file");
        entered["change"] = "updated";
        all[$"{name}Entered"] = entered;
        all[$"{name}Columns"] = Without(
            shown,
            [
                .. form
                    .Columns.All.Where(static column => column.Use == ColumnUse.Shown)
                    .Select(static column => column.Name),
            ]);
        all[$"{name}Patch"] = new JsonObject { ["source"] = "实地核对" };
    }

    private static JsonObject Without(JsonObject shown, params string[] names)
    {
        var rest = shown.DeepClone().AsObject();
        foreach (var name in names)
        {
            rest.Remove(name);
        }

        return rest;
    }
}
