using Grid.Gateway.Counties;
using Grid.Gateway.Foundation;
using Grid.Gateway.Import;
using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;

namespace Grid.Gateway.Export;

/// <summary>Registers, tables and whole counties as files that go in again unchanged.</summary>
internal static class ExportEndpoints
{
    private const string Zip = "application/zip";

    private static readonly Offers Files = new("text/csv", GeoJson.ContentType, "application/x-ndjson");

    internal static readonly string[] Formats = ["csv", "geojson", "ndjson"];

    public static void MapExport(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/export/{kind}", View).WithTags("Import")
            .WithMetadata(Files)
            .WithSummary("A register or a table as a file 导出")
            .WithDescription(
                "As it came in: the columns that import reads. The same file in again, with replace=true, changes "
                + "nothing. CSV, GeoJSON or NDJSON, by Accept or format=. What has ended is left out unless "
                + "ended=true.")
            .Answering(200, "text/csv", """{ "type": "string" }""")
            .Answering(200, GeoJson.ContentType, """{ "$ref": "#/components/schemas/LayerFile" }""")
            .Answering(200, "application/x-ndjson", """{ "type": "string" }""")
            .Refuses(400, "county.missing", "export.format").Refuses(404, "import.kindUnknown", "table.unknown")
            .Refuses(503, "import.behind");
        routes.MapGet("/export", Folder).WithTags("Import")
            .WithMetadata(new Offers(Zip))
            .WithSummary("A whole county as its folder, in a zip 导出")
            .WithDescription(
                "city.json, and a file for each register and table. A city that starts on it (Grid__County) holds the "
                + "same. What has ended is left out unless ended=true.")
            .Answering(200, Zip, """{ "type": "string", "format": "binary" }""")
            .Refuses(400, "county.missing").Refuses(404, "county.unknown").Refuses(503, "import.behind");
    }

    private static async Task<IResult> View(
        string kind,
        string? county,
        string? format,
        bool? ended,
        HttpRequest request,
        Exporter exporter,
        RegisterReader registers,
        KnownCounties counties)
    {
        var stop = request.HttpContext.RequestAborted;
        var (form, table) = (RegisterForms.Find(kind), TableForms.Find(kind));
        if (form is null && table is null)
        {
            return new Problem(
                StatusCodes.Status404NotFound,
                "import.kindUnknown",
                $"'{Clip.Of(kind)}' is no register or table.{Nearest.Hint(kind, ImportEndpoints.Kinds)}");
        }

        if (Format(format, request) is not { } wanted || (table is not null && wanted == ImportFormat.GeoJson))
        {
            return new Problem(
                StatusCodes.Status400BadRequest,
                "export.format",
                $"Send format= and one of {string.Join(", ", Formats)}; a table has no geojson.");
        }

        if (table is not null && counties.Missing(ref county) is { } missing)
        {
            return missing;
        }

        var type = ImportFormats.MediaTypeOf(wanted);
        if (table is not null)
        {
            return await exporter.Table(table, county!) is { } rows
                ? TypedResults.Stream(file => Exporter.Write(table, rows, wanted, file, stop), type)
                : new Problem(
                    StatusCodes.Status404NotFound, "table.unknown", $"County {county} has no table '{table.Name}'.");
        }

        if (await registers.CatchUp(stop) is { } behind)
        {
            return behind;
        }

        var on = await Day(ended, county, registers);
        return TypedResults.Stream(
            file => exporter.Write(form!, county, on, wanted, file, stop), type);
    }

    private static async Task<IResult> Folder(
        string? county,
        bool? ended,
        HttpContext http,
        FolderArchive archive,
        RegisterReader registers,
        KnownCounties counties)
    {
        if (counties.Missing(ref county) is { } missing)
        {
            return missing;
        }

        if (counties.All.FirstOrDefault(known => known.Code == county) is not { } found)
        {
            return new Problem(
                StatusCodes.Status404NotFound,
                "county.unknown",
                $"There is no county '{county}' here; send one of {counties.Codes}.");
        }

        if (await registers.CatchUp(http.RequestAborted) is { } behind)
        {
            return behind;
        }

        var file = TemporaryFile.New();
        http.Response.RegisterForDisposeAsync(file);
        await archive.Write(found, await Day(ended, county, registers), file, http.RequestAborted);
        file.Position = 0;
        return TypedResults.Stream(file, Zip, $"{found.Code}.zip");
    }

    /// <summary>The day on which an entry must not be over; null where what has ended is wanted as well.</summary>
    private static async Task<DateOnly?> Day(bool? ended, string? county, RegisterReader registers) =>
        ended == true ? null : await registers.Today(county ?? "");

    private static ImportFormat? Format(string? word, HttpRequest request) => word switch
    {
        null => ImportFormats.OfContentType(request.Chosen(Files.Types)),
        "csv" => ImportFormat.Csv,
        "geojson" => ImportFormat.GeoJson,
        "ndjson" => ImportFormat.Ndjson,
        _ => null,
    };
}
