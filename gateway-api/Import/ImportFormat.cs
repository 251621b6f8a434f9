using Microsoft.Net.Http.Headers;

namespace Grid.Gateway.Import;

/// <summary>The forms records come in.</summary>
internal enum ImportFormat
{
    /// <summary>One JSON object a line.</summary>
    Ndjson,

    /// <summary>RFC 4180 in UTF-8, first line the header.</summary>
    Csv,

    /// <summary>A FeatureCollection.</summary>
    GeoJson,

    /// <summary>A sheet of an Excel workbook.</summary>
    Excel,

    /// <summary>A layer of a GeoPackage.</summary>
    GeoPackage,

    /// <summary>A shapefile: in a zip, or in a folder its .shp with what lies beside it.</summary>
    Shapefile,
}

internal static class ImportFormats
{
    public const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public const string Package = "application/geopackage+sqlite3";

    public const string Zip = "application/zip";

    public const string Accepted =
        "application/x-ndjson, text/csv, application/geo+json, "
        + $"{Workbook} (.xlsx), {Package} (.gpkg) or {Zip} (a shapefile)";

    /// <summary>The endings of the files that are read.</summary>
    public const string Endings = ".ndjson, .csv, .geojson, .xlsx, .gpkg, .zip or .shp";

    /// <summary>Those named; <c>application/ndjson</c> and <c>application/jsonl</c> are read as well.</summary>
    public static string[] MediaTypes { get; } =
        ["application/x-ndjson", "text/csv", "application/geo+json", Workbook, Package, Zip];

    public static ImportFormat? OfContentType(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var media)
            ? media.MediaType.Value?.ToLowerInvariant() switch
            {
                "application/x-ndjson" or "application/ndjson" or "application/jsonl" => ImportFormat.Ndjson,
                "text/csv" => ImportFormat.Csv,
                "application/geo+json" => ImportFormat.GeoJson,
                Workbook => ImportFormat.Excel,
                Package => ImportFormat.GeoPackage,
                Zip or "application/x-zip-compressed" => ImportFormat.Shapefile,
                _ => null,
            }
            : null;

    public static string MediaTypeOf(ImportFormat format) => MediaTypes[(int)format];

    /// <summary>The separator that a content type declares as <c>delimiter</c>; false for an unknown one.</summary>
    public static bool TryReadDialect(string? contentType, out CsvDialect dialect)
    {
        var declared = MediaTypeHeaderValue.TryParse(contentType, out var media)
            ? media.Parameters.FirstOrDefault(static parameter =>
                parameter.Name.Equals("delimiter", StringComparison.OrdinalIgnoreCase))
            : null;
        return CsvDialect.TryRead(declared is null ? null : declared.GetUnescapedValue().Value, out dialect);
    }

    public static ImportFormat? OfFile(string file) => Path.GetExtension(file).ToLowerInvariant() switch
    {
        ".ndjson" or ".jsonl" => ImportFormat.Ndjson,
        ".csv" => ImportFormat.Csv,
        ".geojson" => ImportFormat.GeoJson,
        ".xlsx" => ImportFormat.Excel,
        ".gpkg" => ImportFormat.GeoPackage,
        ".zip" or ".shp" => ImportFormat.Shapefile,
        _ => null,
    };
}
