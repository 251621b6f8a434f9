using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Grid.Parties;

namespace Grid.Ledger;

/// <summary>
/// Reads parties from a store's text. A text that names no party becomes one of no kind: the audit reports a damaged
/// row, and no reader fails over it.
/// </summary>
internal static class StoredParty
{
    public static EntityRef Read(string? text) =>
        EntityRef.TryParse(text, out var party) ? party : new(EntityKind.None, text ?? "");

    public static EntityRef[] ReadJson(string json)
    {
        try
        {
            return Array.ConvertAll(JsonSerializer.Deserialize<string[]>(json) ?? [], Read);
        }
        catch (JsonException)
        {
            return [Read(json)];
        }
    }

    /// <param name="text">A buffer to work in.</param>
    public static string WriteJson(IReadOnlyList<EntityRef> parties, StringBuilder text)
    {
        text.Clear().Append('[');
        for (var i = 0; i < parties.Count; i++)
        {
            text.Append(i == 0 ? "\"" : ",\"")
                .Append(parties[i].KindName)
                .Append('/')
                .Append(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(parties[i].Key))
                .Append('"');
        }

        return text.Append(']').ToString();
    }
}
