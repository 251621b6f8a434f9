using System.Text.Json;

namespace Grid.Chaos.Oracle;

/// <summary>Reads what others wrote by the names on it.</summary>
internal static class Json
{
    /// <summary>The value at a path of names (<c>place.point.lon</c>) as text; null where there is none.</summary>
    public static string? Text(JsonElement from, string path) =>
        At(from, path) is not { } found
            ? null
            : found.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => found.GetString(),
        _ => found.GetRawText(),
    };

    public static DateTimeOffset? Time(JsonElement from, string path) =>
        At(from, path) is { ValueKind: JsonValueKind.String } found ? found.GetDateTimeOffset() : null;

    public static IEnumerable<JsonElement> List(JsonElement from, string path) =>
        At(from, path) is { ValueKind: JsonValueKind.Array } found ? found.EnumerateArray() : [];

    private static JsonElement? At(JsonElement from, string path)
    {
        foreach (var name in path.Split('.'))
        {
            if (from.ValueKind != JsonValueKind.Object || !from.TryGetProperty(name, out from))
            {
                return null;
            }
        }

        return from;
    }
}
