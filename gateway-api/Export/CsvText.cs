using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Grid.Gateway.Registers;

namespace Grid.Gateway.Export;

/// <summary>CSV on its way out, as RFC 4180 has it and as import reads it.</summary>
internal static class CsvText
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    public static string Line(IEnumerable<string> fields) => string.Join(',', fields.Select(Field)) + "\r\n";

    /// <summary>The fields of a row under a header.</summary>
    public static IEnumerable<string> Fields(JsonObject row, IReadOnlyList<string> header, ColumnList columns) =>
        header.Select(name => Cell(ColumnList.Shown(row, name), columns.Find(name)!));

    private static string Cell(JsonNode? value, Column column) => value switch
    {
        null => "",
        JsonArray list => List([.. list.Select(static item => item!.GetValue<string>())], column.Separator),
        JsonValue text when text.TryGetValue<string>(out var written) => written,
        _ => value.ToJsonString(ExportedRows.Json),
    };

    /// <summary>The texts with the separator between them; as a JSON list where one of them holds it.</summary>
    private static string List(IReadOnlyList<string> items, char separator)
    {
        var joined = string.Join(separator, items);
        return joined.StartsWith('[') || items.Any(item => item.Contains(separator, StringComparison.Ordinal))
            ? JsonSerializer.Serialize(items, ExportedRows.Json)
            : joined;
    }

    private static string Field(string text) =>
        text.AsSpan().ContainsAny(Quoted) || (text.Length > 0 && (text[0] == ' ' || text[^1] == ' '))
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;
}
