using System.Text.Json;
using Grid.Gateway.Foundation;

namespace Grid.Gateway.Registers;

/// <summary>
/// Rows out of JSON: a plain object of columns, or a GeoJSON feature whose properties are the columns.
/// </summary>
internal static class JsonRows
{
    private static readonly string[] OfFeature = ["type", "id", "bbox", "crs", "properties", "geometry"];

    public static ImportRow Read(int line, JsonElement record)
    {
        var row = new ImportRow(line);
        if (record.ValueKind != JsonValueKind.Object)
        {
            return row.Broken("import.object", "An object { … } is expected.");
        }

        if (IsFeature(record))
        {
            TakeFeature(row, record);
        }
        else
        {
            TakeColumns(row, record);
        }

        return row;
    }

    /// <summary>What <c>GET</c> shows of an entry, as a row.</summary>
    public static ImportRow Read(JsonElement shown, ColumnList columns)
    {
        var row = new ImportRow(0);
        foreach (var property in shown.EnumerateObject())
        {
            if (columns.Find(property.Name)?.Use == ColumnUse.Entered)
            {
                Take(row, property.Name, property.Value);
            }
        }

        return row;
    }

    private static bool IsFeature(JsonElement record) =>
        record.TryGetProperty("type", out var type)
        && type.ValueKind == JsonValueKind.String
        && type.ValueEquals("Feature");

    private static void TakeFeature(ImportRow row, JsonElement feature)
    {
        var seen = new HashSet<string>();
        foreach (var member in feature.EnumerateObject())
        {
            var name = JsonText.NameOf(member);
            if (name is null || !OfFeature.Contains(name))
            {
                MemberUnknown(row, name ?? "");
            }
            else if (!seen.Add(name))
            {
                Twice(row, name);
            }
        }

        if (feature.TryGetProperty("properties", out var properties) && properties.ValueKind != JsonValueKind.Null)
        {
            if (properties.ValueKind == JsonValueKind.Object)
            {
                TakeColumns(row, properties);
            }
            else
            {
                row.Fault("properties", "shape", "properties of a GeoJSON feature are an object { … }.");
            }
        }

        if (feature.TryGetProperty("crs", out var crs) && CrsNames.Of(crs) is { } said)
        {
            row.Crs.Add(said);
        }

        if (feature.TryGetProperty("geometry", out var geometry)
            && !(geometry.ValueKind == JsonValueKind.Null && row.Gives("geometry")))
        {
            Take(row, "geometry", geometry);
        }
    }

    private static void MemberUnknown(ImportRow row, string name) => row.Fault(
        Clip.Of(name),
        "memberUnknown",
        $"'{Clip.Of(name)}' is no member of a GeoJSON feature; columns stand in its "
        + $"properties.{Nearest.Hint(name, OfFeature)}");

    private static void TakeColumns(ImportRow row, JsonElement record)
    {
        foreach (var property in record.EnumerateObject())
        {
            if (JsonText.NameOf(property) is { } name)
            {
                Take(row, name, property.Value);
            }
            else
            {
                row.Fault("", "text", "A name of a column holds half a surrogate pair or bytes that are not UTF-8.");
            }
        }
    }

    private static void Take(ImportRow row, string name, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object && name.Equals("other", StringComparison.OrdinalIgnoreCase))
        {
            TakeBag(row, name, value);
            return;
        }

        if (!row.Give(name, Value(row, name, value)))
        {
            Twice(row, name);
        }
    }

    /// <summary>Each member of a bag as a column of its own, as a CSV has it.</summary>
    private static void TakeBag(ImportRow row, string name, JsonElement bag)
    {
        foreach (var member in bag.EnumerateObject())
        {
            if (JsonText.NameOf(member) is not { } own)
            {
                NoText(row, name);
            }
            else if (!Texts.Clean(own))
            {
                row.Fault(name, "control", $"A name in {name} holds a control character; send plain text.");
            }
            else
            {
                Take(row, $"{name}.{own.Trim()}", member.Value);
            }
        }
    }

    private static void Twice(ImportRow row, string name) =>
        row.Fault(Clip.Of(name), "columnTwice", $"'{Clip.Of(name)}' is given twice; send it once.");

    private static RowValue Value(ImportRow row, string name, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return Text(row, name, value) is { } text ? RowValue.Of(text) : RowValue.Blank;
            case JsonValueKind.Number:
                return new(RowValueKind.Number, value.GetRawText(), []);
            case JsonValueKind.True or JsonValueKind.False:
                return new(RowValueKind.Flag, value.GetRawText(), []);
            case JsonValueKind.Array:
                return RowValue.Of(Items(row, name, value));
            case JsonValueKind.Object:
                return Object(row, name, value);
            default:
                return RowValue.Blank;
        }
    }

    private static List<string> Items(ImportRow row, string name, JsonElement list)
    {
        var items = new List<string>(list.GetArrayLength());
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String)
            {
                row.Fault(
                    Clip.Of(name),
                    "shape",
                    $"{Clip.Of(name)} is a list with something beside texts in it; send texts.");
                return [];
            }

            if (Text(row, name, item)?.Trim() is { Length: > 0 } text)
            {
                items.Add(text);
            }
        }

        return items;
    }

    private static string? Text(ImportRow row, string name, JsonElement value)
    {
        if (JsonText.Of(value) is not { } text)
        {
            NoText(row, name);
            return null;
        }

        if (Texts.Clean(text))
        {
            return text;
        }

        row.Fault(Clip.Of(name), "control", $"{Clip.Of(name)} holds a control character; send plain text.");
        return null;
    }

    private static RowValue Object(ImportRow row, string name, JsonElement value)
    {
        if (Twin(value) is { } twin)
        {
            row.Fault(
                Clip.Of(name), "memberTwice", $"'{Clip.Of(twin)}' is given twice in {Clip.Of(name)}; send it once.");
        }

        return JsonText.Compact(value) is { } compact ? new(RowValueKind.Object, compact, []) : NoText(row, name);
    }

    /// <summary>
    /// A name that an object, or one within it, gives twice. Positions of a geometry hold no objects: they are not
    /// walked.
    /// </summary>
    private static string? Twin(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var names = new HashSet<string?>();
                foreach (var member in value.EnumerateObject())
                {
                    if (!names.Add(JsonText.NameOf(member)))
                    {
                        return JsonText.NameOf(member) ?? "";
                    }

                    if (Twin(member.Value) is { } within)
                    {
                        return within;
                    }
                }

                return null;
            case JsonValueKind.Array when value.GetArrayLength() > 0 && value[0].ValueKind == JsonValueKind.Object:
                return value.EnumerateArray().Select(Twin).FirstOrDefault(static twin => twin is not null);
            default:
                return null;
        }
    }

    private static RowValue NoText(ImportRow row, string name)
    {
        row.Fault(Clip.Of(name), "text", $"{Clip.Of(name)} holds half a surrogate pair or bytes that are not UTF-8.");
        return RowValue.Blank;
    }
}
