using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Grid.Ledger;

/// <summary>
/// A place in the ledger: partition and position within it, from 1 without gaps. Text form <c>7:1234</c>.
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.ledger.position"), JsonConverter(typeof(LedgerPositionJson))]
public readonly record struct LedgerPosition([property: Id(0)] int Partition, [property: Id(1)] long Position)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Partition}:{Position}");

    public static bool TryParse([NotNullWhen(true)] string? text, out LedgerPosition position)
    {
        position = default;
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (colon < 1
            || !int.TryParse(text.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var partition)
            || !long.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var at))
        {
            return false;
        }

        position = new(partition, at);
        return true;
    }
}

/// <summary>As text, <c>7:1234</c>. Public, so that compiled serializers elsewhere can use it.</summary>
public sealed class LedgerPositionJson : JsonConverter<LedgerPosition>
{
    public override LedgerPosition Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        LedgerPosition.TryParse(reader.GetString(), out var position)
            ? position
            : throw new JsonException("A ledger position reads \"partition:position\".");

    public override void Write(Utf8JsonWriter writer, LedgerPosition value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
