using System.Text.Json.Nodes;
using Grid.Gateway.Foundation;
using Grid.Parties;
using Grid.Rulebook;

namespace Grid.Gateway.Rulebook;

/// <summary>The tables of the rulebook, for reading; they are entered whole by <c>POST /v1/import/{table}</c>.</summary>
internal static class TableEndpoints
{
    public static void MapTables(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/tables/{county}/{name}", View).WithTags("Registers")
            .WithSummary("A table of the rulebook 责任清单、立案处置标准").Refuses(404, "table.unknown");

    private static async Task<IResult> View(string county, string name, HttpResponse response, IGrainFactory grains)
    {
        if (TableForms.Find(name) is not { } form
            || !Texts.IsKey(county)
            || await grains.GetGrain<ITableGrain>($"{county}/{name}").Entry() is not { Data: TableData table } entry)
        {
            return new Problem(StatusCodes.Status404NotFound, "table.unknown", $"There is no table '{county}/{name}'; tables are {string.Join(", ", TableForms.All.Select(static known => known.Name))}.");
        }

        response.Headers.ETag = Tags.Of(entry.Version);
        return TypedResults.Ok(new JsonObject
        {
            ["code"] = entry.Ref.Key,
            ["version"] = entry.Version,
            ["ledgerPosition"] = entry.At.ToString(),
            ["rows"] = form.Show(table),
        });
    }
}
