using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Grid.Parties;

/// <summary>
/// Names a registered thing: kind and key. Text form <c>segment/330424-XQ-02</c>, which is also its source name in the
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

/// <summary>
/// Kinds of registered things; <see cref="Kinds"/> says what is true of each. Numbers are stored and sent: new ones go
/// at the end.
/// </summary>
public enum EntityKind
{
    None = 0,

    /// <summary>单元网格</summary>
    Cell = 1,

    /// <summary>路</summary>
    Road = 2,

    /// <summary>路段</summary>
    Segment = 3,

    /// <summary>楼</summary>
    Building = 4,

    /// <summary>门店</summary>
    Shop = 5,

    /// <summary>犬</summary>
    Dog = 6,

    /// <summary>户</summary>
    Household = 7,

    /// <summary>部门、街道</summary>
    Department = 8,

    /// <summary>案件: a case receives records of cases it is joined to.</summary>
    Case = 9,

    /// <summary>区域: county, sub-district, community or zone.</summary>
    Area = 10,

    /// <summary>规则表: a table of the rulebook.</summary>
    Table = 11,

    /// <summary>任职: an appointment of a holder to a post at a place for a time.</summary>
    Appointment = 12,

    /// <summary>会商: a coordination receives the records of the cases referred to it.</summary>
    Coordination = 13,

    /// <summary>巡查班次: a patrol beat.</summary>
    Beat = 14,

    /// <summary>督查: an inspection.</summary>
    Inspection = 15,
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
