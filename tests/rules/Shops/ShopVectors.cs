using System.Text.Json;
using Grid.Tests.Processes;

namespace Grid.Tests.Shops;

/// <summary>Reads the worked examples of shops beside this file.</summary>
internal static class ShopVectors
{
    public static IReadOnlyList<JsonElement> Read(string file)
    {
        using var read = JsonDocument.Parse(
            File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "rules", "Shops", "Vectors", file)));
        return [.. read.RootElement.EnumerateArray().Select(static one => one.Clone())];
    }

    public static string? TextOf(this JsonElement facts, string name) =>
        facts.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static double? NumberOf(this JsonElement facts, string name) =>
        facts.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    public static bool Has(this JsonElement facts, string name) =>
        facts.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;
}
