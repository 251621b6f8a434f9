using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Grid.Parties;

namespace Grid.Ledger;

/// <summary>
/// Parties from a store's text. What names none is read all the same, as of no kind: a damaged row is for the audit to
/// report, not for a reader to stumble over.
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

    /// <param name="text">Scratch.</param>
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
