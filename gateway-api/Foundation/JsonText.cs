using System.Text.Json;

namespace Grid.Gateway.Foundation;

/// <summary>
/// Texts out of JSON that was parsed and not yet read: a text may still hold half a surrogate pair or bytes that are
/// not UTF-8.
/// </summary>
internal static class JsonText
{
    /// <summary>The text; null for one that is none.</summary>
    public static string? Of(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return null; // the caller says which text it is
        }
    }

    /// <summary>The name of a member; null for one that is no text.</summary>
    public static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A JSON object that stands in a text, as a cell of a CSV holds one; null where none does.</summary>
    public static string? ObjectIn(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new() { AllowDuplicateProperties = false });
            return document.RootElement.ValueKind == JsonValueKind.Object ? Compact(document.RootElement) : null;
        }
        catch (JsonException)
        {
            return null; // the caller says where an object was expected
        }
    }

    /// <summary>
    /// The texts of a JSON list that stands in a text: a cell of a CSV may hold one where a text of it has the
    /// separator in it. Null where none does.
    /// </summary>
    public static IReadOnlyList<string>? ListIn(string text)
    {
        if (!text.StartsWith('['))
        {
            return null;
        }

        try
        {
            var items = JsonSerializer.Deserialize<List<string?>>(text) ?? [];
            return items.TrueForAll(static item => item is not null && Texts.Clean(item))
                ? [.. items.Select(static item => item!.Trim()).Where(static item => item.Length > 0)]
                : null;
        }
        catch (JsonException)
        {
            return null; // a text that begins with a bracket
        }
    }

    /// <summary>
    /// Without the blanks of its writer, so that the same outline is the same text; null where a text in it is none.
    /// </summary>
    public static string? Compact(JsonElement value)
    {
        try
        {
            return JsonSerializer.Serialize(value);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }
}
