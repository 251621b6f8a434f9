using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace Grid.Gateway.Registers;

/// <summary>
/// A digest of what a caller sent under a key: the same for the same content, in any layout of its JSON or CSV.
/// </summary>
internal static class RowDigest
{
    private const int Length = 32;

    /// <param name="verb">What is done with the rows: a put and a patch of the same content differ.</param>
    /// <param name="by">Who sends them.</param>
    public static string Of(string verb, string by, params IEnumerable<ImportRow> rows)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartArray();
            json.WriteStringValue(verb);
            json.WriteStringValue(by);
            foreach (var row in rows)
            {
                Write(json, row);
            }

            json.WriteEndArray();
        }

        return Convert.ToHexStringLower(SHA256.HashData(text.WrittenSpan))[..Length];
    }

    private static void Write(Utf8JsonWriter json, ImportRow row)
    {
        json.WriteStartObject();
        foreach (var (name, value) in row.Values.OrderBy(static pair => pair.Key, StringComparer.OrdinalIgnoreCase))
        {
            json.WritePropertyName(name.ToLowerInvariant());
            Write(json, value);
        }

        foreach (var crs in row.Crs)
        {
            json.WriteString("crs of the feature", crs);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, RowValue value)
    {
        switch (value.Kind)
        {
            case RowValueKind.Blank:
                json.WriteNullValue();
                break;
            case RowValueKind.List:
                json.WriteStartArray();
                foreach (var item in value.Items)
                {
                    json.WriteStringValue(item);
                }

                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue(value.Text);
                break;
        }
    }
}
