using System.Text.Json.Nodes;
using Grid.Gateway.Rulebook;
using Grid.Rulebook;

namespace Grid.Gateway.Coordinations;

/// <summary>Rows an official can put into the table of routes.</summary>
/// <param name="Rows">The columns of the table.</param>
/// <param name="Csv">The same as lines of its file.</param>
/// <param name="How">What to do with them.</param>
public sealed record ProposedBody(IReadOnlyList<JsonNode> Rows, string Csv, string How)
{
    private static readonly RouteForm Form = new();

    internal static ProposedBody From(IReadOnlyList<RouteRow> rows)
    {
        var shown = Form.Show(new TableData { Table = TableName.Routes, Routes = rows })
            .Select(static row => row!.DeepClone())
            .ToList();
        return new(
            shown,
            string.Concat(shown.Select(LineOf)),
            "Add these lines to the county's routes (GET /v1/tables/{county}/routes, or its routes.csv), send the "
            + "whole table to POST /v1/import/routes?check=true, and enter it without check once nothing is found "
            + "wrong.");
    }

    private static string LineOf(JsonNode row)
    {
        var cells = row.AsObject().Select(static column => Quoted(column.Value?.ToString() ?? ""));
        return $"{string.Join(',', cells)}\n";
    }

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(",\"\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
