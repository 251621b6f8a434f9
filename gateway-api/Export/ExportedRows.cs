using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;
using Grid.Registers;
using Grid.Rulebook;

namespace Grid.Gateway.Export;

/// <summary>
/// Entries and tables as the rows that would make them: the columns that a file may give, and nothing that the city
/// computes.
/// </summary>
internal static class ExportedRows
{
    /// <summary>JSON of a file: a letter is written as itself.</summary>
    public static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonObject Of(RegisterForm form, string code, RegisterData data)
    {
        var row = form.Show(data);
        row.Insert(0, "code", code);
        return Given(row, form.Columns);
    }

    public static IEnumerable<JsonObject> Of(TableForm form, TableData data) =>
        form.Show(data).Select(row => Given(row!.DeepClone().AsObject(), form.Columns));

    /// <summary>The columns of a CSV of these rows, in the order of the form.</summary>
    /// <param name="shown">The names of the columns that a row shows.</param>
    /// <param name="others">The names that stand in the bag of any row.</param>
    public static IReadOnlyList<string> Header(
        ColumnList columns, IReadOnlyCollection<string> shown, IEnumerable<string> others) =>
    [
        .. columns.All
            .Where(column => column.Sort != ColumnSort.Bag && shown.Contains(column.Name))
            .Select(static column => column.Name),
        .. columns.All
            .Where(static column => column.Sort == ColumnSort.Bag)
            .SelectMany(bag => others.Order(StringComparer.Ordinal).Select(name => $"{bag.Name}.{name}")),
    ];

    private static JsonObject Given(JsonObject row, ColumnList columns)
    {
        foreach (var name in row.Select(static member => member.Key).ToList())
        {
            if (columns.Find(name)?.Use != ColumnUse.Entered)
            {
                row.Remove(name);
            }
        }

        return row;
    }
}
