using System.Text.Json;
using Grid.Parties;

namespace Grid.Ledger;

/// <summary>Parties from a store's text. What names none is read all the same, as of no kind: a damaged row is for the audit to report, not for a reader to stumble over.</summary>
internal static class StoredParty
{
    public static PartyRef Read(string text) => PartyRef.TryParse(text, out var party) ? party : new(PartyKind.None, text);

    public static PartyRef[] ReadJson(string json)
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

    public static string WriteJson(IReadOnlyList<PartyRef> parties) =>
        JsonSerializer.Serialize(parties.Select(static party => party.ToString()), EventCodec.Json);
}
