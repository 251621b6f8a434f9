using System.Text;
using System.Text.Json.Nodes;
using Grid.Gateway.Foundation;
using Grid.Gateway.Import;
using Grid.Gateway.Registers;

namespace Grid.Gateway.Export;

/// <summary>
/// Writes rows as import reads them. The same rows in again change nothing: what a row says stands in the file, in the
/// columns by which the form reads it.
/// </summary>
internal sealed class RowWriter(ImportFormat format, ColumnList columns)
{
    /// <summary>What it writes; more is read.</summary>
    public static readonly ImportFormat[] Formats = [ImportFormat.Csv, ImportFormat.GeoJson, ImportFormat.Ndjson];

    private IReadOnlyList<string>? header;
    private int written;

    /// <param name="others">The names that stand in the bag of any row; a CSV has a column for each.</param>
    /// <returns>How many rows were written.</returns>
    public async Task<int> Write(
        Stream to, IAsyncEnumerable<JsonObject> rows, IEnumerable<string> others, CancellationToken stop)
    {
        await foreach (var row in rows.WithCancellation(stop))
        {
            header ??= ExportedRows.Header(columns, [.. row.Select(static member => member.Key)], others);
            await Put(to, ++written == 1 ? Head() + Text(row) : Text(row), stop);
        }

        await Put(to, written == 0 ? Head() + Tail() : Tail(), stop);
        return written;
    }

    private static async ValueTask Put(Stream to, string text, CancellationToken stop)
    {
        if (text.Length > 0)
        {
            await to.WriteAsync(Encoding.UTF8.GetBytes(text), stop);
        }
    }

    private string Head() => format switch
    {
        ImportFormat.Csv => CsvText.Line(header ?? columns.Needed),
        ImportFormat.GeoJson => """{"type":"FeatureCollection","features":[""",
        _ => "",
    };

    private string Tail() => format == ImportFormat.GeoJson ? "\n]}\n" : "";

    private string Text(JsonObject row) => format switch
    {
        ImportFormat.Csv => CsvText.Line(CsvText.Fields(row, header!, columns)),
        ImportFormat.GeoJson => (written == 1 ? "\n" : ",\n") + Feature(row).ToJsonString(ExportedRows.Json),
        _ => row.ToJsonString(ExportedRows.Json) + "\n",
    };

    private static JsonObject Feature(JsonObject row)
    {
        var drawn = row["geometry"];
        row.Remove("geometry");
        if (drawn is null && row["lon"] is JsonValue lon && row["lat"] is JsonValue lat)
        {
            drawn = GeoJson.Point(new(lon.GetValue<double>(), lat.GetValue<double>()));
        }

        return new()
        {
            ["type"] = "Feature",
            ["id"] = row["code"]?.DeepClone(),
            ["properties"] = row,
            ["geometry"] = drawn,
        };
    }
}
