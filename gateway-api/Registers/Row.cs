using System.Globalization;
using System.Text.Json;
using Grid.Gateway.Foundation;

namespace Grid.Gateway.Registers;

/// <summary>
/// One record on its way into a register: its columns by name, whatever form they came in (a CSV line, a JSON object, a GeoJSON
/// feature). Asking for a column that is missing or malformed gives a stand-in and notes the fault, so all are told at once.
/// </summary>
internal sealed class Row(int line)
{
    // Ends each element of a JSON list, which may itself hold the semicolon that separates lists in CSV.
    private const char ListEnd = '\u001f';

    private readonly Dictionary<string, string> columns = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Counted from 1: the line of a text, the feature of a collection.</summary>
    public int Line => line;

    /// <summary>Stands for the whole body, of which nothing could be read.</summary>
    public bool IsWhole { get; init; }

    public List<Fault> Faults { get; } = [];

    /// <summary>What a feature or its collection says its coordinates are in (<c>crs</c>).</summary>
    public List<string> Crs { get; } = [];

    /// <summary>The version its entry must have when it is entered, 0 for none; null for any.</summary>
    public int? Expected { get; set; }

    public static Row Of(int line, JsonElement record)
    {
        var row = new Row(line);
        if (record.ValueKind != JsonValueKind.Object)
        {
            return row.Broken("import.object", "An object { … } is expected.");
        }

        var feature = record.TryGetProperty("type", out var type) && type.ValueEquals("Feature");
        if (!feature)
        {
            return row.Take(record);
        }

        if (record.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object)
        {
            row.Take(properties);
        }

        if (record.TryGetProperty("crs", out var crs) && CrsNames.Of(crs) is { } said)
        {
            row.Crs.Add(said);
        }

        if (record.TryGetProperty("geometry", out var geometry) && geometry.ValueKind == JsonValueKind.Object)
        {
            row.columns["geometry"] = Compact(geometry);
        }

        return row;
    }

    public static Row Of(int line, IReadOnlyList<string> header, IReadOnlyList<string> fields)
    {
        var row = new Row(line);
        if (fields.Count != header.Count)
        {
            return row.Broken("import.fields", $"{fields.Count} fields where the header has {header.Count}.");
        }

        for (var i = 0; i < header.Count; i++)
        {
            if (fields[i].Length > 0)
            {
                row.columns[header[i]] = fields[i];
            }
        }

        return row;
    }

    /// <summary>A record that could not be read at all.</summary>
    public Row Broken(string code, string detail)
    {
        Faults.Add(new("", code, detail));
        return this;
    }

    public Row With(string name, string value)
    {
        columns[name] = value;
        return this;
    }

    public bool Has(string name) => columns.ContainsKey(name);

    public string? Text(string name)
    {
        if (!columns.TryGetValue(name, out var text) || string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (text.Contains(ListEnd, StringComparison.Ordinal))
        {
            return string.Join(';', List(name));
        }

        if (!Texts.Clean(text))
        {
            Fault(name, "control", $"{name} holds a control character.");
            return null;
        }

        return text.Trim();
    }

    public string Need(string name)
    {
        if (Text(name) is { } text)
        {
            return text;
        }

        if (Faults.TrueForAll(fault => fault.Field != name))
        {
            Fault(name, "missing", $"{name} is missing.");
        }

        return "";
    }

    /// <summary>The key of the record.</summary>
    public string Code(string name = "code")
    {
        var text = Need(name);
        if (text.Length > 0 && !Texts.IsKey(text))
        {
            Fault(name, "code", $"{name} '{text}' cannot be a code: at most 64 characters, none of them blank or / ? # %.");
        }

        return text;
    }

    public double? Number(string name) => Parsed(name, "a number", static (string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value));

    public double NeedNumber(string name) => Need(name).Length > 0 ? Number(name) ?? 0 : 0;

    public int? Whole(string name) => Parsed(name, "a whole number", static (string text, out int value) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value));

    public bool Flag(string name) => Parsed(name, "true or false", static (string text, out bool value) =>
    {
        value = text is "1" or "true" or "True" or "TRUE" or "yes" or "是";
        return value || text is "0" or "false" or "False" or "FALSE" or "no" or "否";
    }) ?? false;

    public DateOnly? Date(string name) => Parsed(name, "a day like 2019-04-01", static (string text, out DateOnly value) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value));

    public DateOnly NeedDate(string name) => Need(name).Length > 0 ? Date(name) ?? default : default;

    /// <summary>One of an enum's words, first letter small.</summary>
    public T? Word<T>(string name)
        where T : struct, Enum => Parsed(name, $"one of {string.Join(", ", Words.Of<T>())}", static (string text, out T value) => Words.TryRead(text, out value));

    public T NeedWord<T>(string name)
        where T : struct, Enum => Need(name).Length > 0 ? Word<T>(name) ?? default : default;

    public string? OneOf(string name, params string[] words)
    {
        var text = Text(name);
        if (text is null || words.Contains(text))
        {
            return text;
        }

        Fault(name, "word", $"{name} '{text}' is not one of {string.Join(", ", words)}.");
        return null;
    }

    /// <summary>Separated by semicolons, or a JSON list.</summary>
    public IReadOnlyList<string> List(string name, char separator = ';') =>
        !columns.TryGetValue(name, out var text) ? []
        : text.Contains(ListEnd, StringComparison.Ordinal) ? text.Split(ListEnd, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        : text.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public void Fault(string name, string sort, string detail) => Faults.Add(new(name, $"register.{sort}", detail));

    private Row Take(JsonElement record)
    {
        foreach (var property in record.EnumerateObject())
        {
            if (property.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
            {
                columns[property.Name] = Flat(property.Value);
            }
        }

        return this;
    }

    private static string Flat(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array => string.Concat(value.EnumerateArray().Select(static item => Flat(item) + ListEnd)),
        JsonValueKind.Object => Compact(value),
        _ => value.GetRawText(),
    };

    // Without the blanks of its writer, so that the same outline is the same text.
    private static string Compact(JsonElement value) => JsonSerializer.Serialize(value);

    private T? Parsed<T>(string name, string expected, TryParse<T> parse)
        where T : struct
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (parse(text, out var value))
        {
            return value;
        }

        Fault(name, "shape", $"{name} '{text}' is not {expected}.");
        return null;
    }

    private delegate bool TryParse<T>(string text, out T value);
}
