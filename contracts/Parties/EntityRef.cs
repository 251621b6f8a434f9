using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Grid.Parties;

/// <summary>
/// Names a registered thing: kind and key. Text form <c>segment/NH-MAIN-02</c>, which is also its source name in the
/// ledger.
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.party.ref"), JsonConverter(typeof(EntityRefJson))]
public readonly record struct EntityRef([property: Id(0)] EntityKind Kind, [property: Id(1)] string Key)
{
    /// <summary>The kind's word in text and on the wire: <c>segment</c>.</summary>
    public string KindName => Kinds.WordOf(Kind);

    public override string ToString() => string.Concat(Kinds.WordOf(Kind), "/", Key);

    public static bool TryParse([NotNullWhen(true)] string? text, out EntityRef party)
    {
        party = default;
        var slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        if (slash < 1 || slash == text!.Length - 1)
        {
            return false;
        }

        if (!Kinds.TryRead(text.AsSpan(0, slash), out var kind))
        {
            return false;
        }

        party = new(kind.Kind, text[(slash + 1)..]);
        return true;
    }

    public static EntityRef Parse(string text) =>
        TryParse(text, out var party)
            ? party
            : throw new FormatException($"'{text}' does not name a party: kind/key is expected.");
}

internal sealed class EntityRefJson : JsonConverter<EntityRef>
{
    public override EntityRef Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        EntityRef.TryParse(reader.GetString(), out var party)
            ? party
            : throw new JsonException("A party reads \"kind/key\".");

    public override void Write(Utf8JsonWriter writer, EntityRef value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
