using System.Text.Json;
using Grid.Tests.Vectors;

namespace Grid.Tests.Shops;

/// <summary>Reads the worked examples of shops in their order.</summary>
internal static class ShopVectors
{
    public static IReadOnlyList<JsonElement> Read(string file) => [.. VectorFile.Read($"shops/{file}").Values];

    public static string? TextOf(this JsonElement facts, string name) =>
        facts.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static double? NumberOf(this JsonElement facts, string name) =>
        facts.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    public static bool Has(this JsonElement facts, string name) =>
        facts.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;
}
