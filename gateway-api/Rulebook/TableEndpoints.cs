using Grid.Gateway.Counties;
using Grid.Gateway.Foundation;
using Grid.Gateway.Import;
using Grid.Gateway.Registers;
using Grid.Ledger;
using Grid.Rulebook;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Grid.Gateway.Rulebook;

/// <summary>
/// The tables of the rulebook, for reading; they are entered whole by <c>POST /v1/import/{table}</c>.
/// </summary>
internal static class TableEndpoints
{
    public static void MapTables(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/tables/{county}/{name}", View).WithTags("Registers")
            .WithSummary("A table of the rulebook 责任清单、立案处置标准").WithVersion()
            .Answering(200, "application/json", """{ "$ref": "#/components/schemas/TableBody" }""")
            .Refuses(404, "table.unknown");
        routes.MapGet("/rulebook/check", Check).WithTags("Rulebook")
            .WithSummary("What is wrong with the rulebook in force")
            .WithDescription(
                "Rows never reached, contradictions, classes nobody leads, words nobody registered, and the defaults "
                + "in force where no row says what holds; rows are counted from 1, line is the line in a CSV with one "
                + "header line. table= narrows to one. POST /v1/import/{table}?check=true looks at a table before it "
                + "is entered.")
            .Refuses(400, "county.missing").Refuses(404, "table.unknown");
    }

    private static async Task<Results<Ok<CheckBody>, Problem>> Check(
        string? table,
        string? county,
        KnownCounties counties,
        IGrainFactory grains)
    {
        if (table is not null && TableForms.Find(table) is null)
        {
            return Unknown(table);
        }

        if (counties.Missing(ref county) is { } missing)
        {
            return missing;
        }

        var code = county!;

        var tables = new List<CheckedTableBody>();
        foreach (var form in TableForms.All.Where(form => table is null || form.Name == table))
        {
            if (await grains.GetGrain<ITableGrain>($"{code}/{form.Name}").Entry() is { Data: TableData data } entry)
            {
                var found = await grains.GetGrain<IRulebookGrain>(0).Check(data with { County = code });
                tables.Add(new(form.Name, entry.Version,
                    [.. found.Select(static finding => FindingBody.From(finding, static row => row + 1))]));
            }
        }

        return TypedResults.Ok(new CheckBody(
            code,
            tables.Sum(static one => one.Findings.Count(static finding => finding.Level == FindingLevel.Error)),
            tables.Sum(static one => one.Findings.Count(static finding => finding.Level == FindingLevel.Warning)),
            tables,
            [
                .. (await grains.GetGrain<IRulebookGrain>(0).Practice(code))
                    .Where(static view => view.ByDefault)
                    .Select(PracticeBody.Of),
            ]));
    }

    private static async Task<IResult> View(string county, string name, HttpResponse response, IGrainFactory grains)
    {
        if (TableForms.Find(name) is not { } form
            || !Texts.IsKey(county)
            || await grains.GetGrain<ITableGrain>($"{county}/{name}").Entry() is not { Data: TableData table } entry)
        {
            return Unknown($"{county}/{name}");
        }

        response.Headers.ETag = Tags.Of(entry.Version);
        return TypedResults.Ok(new TableBody(
            entry.Ref.Key,
            entry.Version,
            entry.At,
            [.. form.Show(table).Select(row => new ShownRow(form.Columns, county).With(row!.AsObject()))]));
    }

    private static Problem Unknown(string table) => new(
        StatusCodes.Status404NotFound,
        "table.unknown",
        $"There is no table '{table}'; tables are "
        + $"{string.Join(", ", TableForms.All.Select(static known => known.Name))}.");
}

/// <summary>A table of the rulebook with its rows, in their order.</summary>
internal sealed record TableBody(string Code, int Version, LedgerPosition LedgerPosition, IReadOnlyList<ShownRow> Rows);

/// <summary>What is wrong with the rulebook in force.</summary>
/// <param name="Defaults">What holds though no row of the county says it.</param>
public sealed record CheckBody(
    string County,
    int Errors,
    int Warnings,
    IReadOnlyList<CheckedTableBody> Tables,
    IReadOnlyList<PracticeBody> Defaults);

/// <summary>One table of it.</summary>
public sealed record CheckedTableBody(string Table, int Version, IReadOnlyList<FindingBody> Findings);
