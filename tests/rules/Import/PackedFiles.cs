using System.IO.Compression;
using System.Text;
using Grid.Atlas;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using NetTopologySuite.IO.Esri;

namespace Grid.Tests.Import;

/// <summary>Files as the programs of a county write them: Excel, QGIS, ArcGIS.</summary>
internal static class PackedFiles
{
    public const string Wgs84 =
        """GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]]]""";

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Document = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packed = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <summary>A cell that holds a text.</summary>
    public static string Cell(string text) =>
        $"t=\"inlineStr\"><is><t xml:space=\"preserve\">{System.Security.SecurityElement.Escape(text)}</t></is>";

    /// <summary>A cell that holds a number in one of the styles: 0 none, 1 a day, 2 a time of day.</summary>
    public static string Number(string number, int style = 0) => $"s=\"{style}\"><v>{number}</v>";

    public static MemoryStream Workbook(params (string Name, string[][] Rows)[] sheets) => Workbook("0", sheets, null);

    /// <param name="size">What the sheets say of their size, which programs do not keep up to date.</param>
    public static MemoryStream Workbook(
        string date1904, (string Name, string[][] Rows)[] sheets, string? size = null)
    {
        var listed = string.Concat(sheets.Select(static (sheet, i) =>
            $"<sheet name=\"{sheet.Name}\" sheetId=\"{i + 1}\" r:id=\"r{i + 1}\"/>"));
        var related = string.Concat(sheets.Select(static (_, i) =>
            $"<Relationship Id=\"r{i + 1}\" Type=\"{Document}/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>"));
        List<(string, string)> parts =
        [
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
            ("_rels/.rels",
                $"<Relationships xmlns=\"{Packed}\"><Relationship Id=\"r\" Type=\"{Document}/officeDocument\" "
                + "Target=\"xl/workbook.xml\"/></Relationships>"),
            ("xl/workbook.xml",
                $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Document}\"><workbookPr date1904=\"{date1904}\"/>"
                + $"<sheets>{listed}</sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Packed}\">{related}</Relationships>"),
            ("xl/styles.xml",
                $"<styleSheet xmlns=\"{Main}\"><cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>"
                + "<xf numFmtId=\"20\"/></cellXfs></styleSheet>"),
            .. sheets.Select((sheet, i) => ($"xl/worksheets/sheet{i + 1}.xml", Sheet(sheet.Rows, size))),
        ];
        return Zip([.. parts.Select(static part => (part.Item1, Encoding.UTF8.GetBytes(part.Item2)))]);
    }

    public static MemoryStream Zip(params (string Name, byte[] Bytes)[] parts)
    {
        var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in parts)
            {
                using var part = archive.CreateEntry(name).Open();
                part.Write(bytes);
            }
        }

        file.Position = 0;
        return file;
    }

    /// <summary>A GeoPackage of one layer, with columns of texts.</summary>
    public static MemoryStream Package(
        string layer, string organization, int number, IReadOnlyList<string> columns, params Drawn[] rows)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.gpkg");
        using (var package = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            package.Open();
            var typed = string.Join(", ", columns.Select(static one => $"\"{one}\" TEXT"));
            Run(
                package,
                $"""
                CREATE TABLE gpkg_spatial_ref_sys (
                    srs_name TEXT, srs_id INTEGER, organization TEXT, organization_coordsys_id INTEGER);
                CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT, srs_id INTEGER);
                CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER);
                INSERT INTO gpkg_spatial_ref_sys VALUES ('a system', {number}, '{organization}', {number});
                INSERT INTO gpkg_contents VALUES ('{layer}', 'features', {number});
                INSERT INTO gpkg_geometry_columns VALUES ('{layer}', 'geom', {number});
                CREATE TABLE "{layer}" (fid INTEGER PRIMARY KEY, geom BLOB, {typed});
                """);
            foreach (var row in rows)
            {
                using var insert = package.CreateCommand();
                var values = string.Join(", ", columns.Select(static (_, i) => $"$c{i}"));
                insert.CommandText = $"INSERT INTO \"{layer}\" VALUES (NULL, $geom, {values})";
                insert.Parameters.AddWithValue("$geom", Blob(row.Shape));
                foreach (var (i, value) in row.Values.Index())
                {
                    insert.Parameters.AddWithValue($"$c{i}", (object?)value ?? DBNull.Value);
                }

                insert.ExecuteNonQuery();
            }
        }

        var file = new MemoryStream(File.ReadAllBytes(path));
        File.Delete(path);
        return file;
    }

    /// <summary>A zip with a shapefile; columns have at most ten letters.</summary>
    public static MemoryStream ShapeZip(
        string? projection, Encoding encoding, IReadOnlyList<string> columns, params Drawn[] rows)
    {
        var folder = Directory.CreateTempSubdirectory("grid-shape-").FullName;
        Shapefile.WriteAllFeatures(
            rows.Select(row => new Feature(
                GeoText.Read(row.Shape, out _),
                new AttributesTable(columns.Zip(row.Values).ToDictionary(
                    static one => one.First, static one => (object)(one.Second ?? ""))))),
            Path.Combine(folder, "layer"),
            projection,
            encoding);
        var file = Zip([
            .. Directory.EnumerateFiles(folder)
                .Where(path => projection is not null || !path.EndsWith(".prj", StringComparison.Ordinal))
                .Select(static path => (Path.GetFileName(path), File.ReadAllBytes(path))),
        ]);
        Directory.Delete(folder, recursive: true);
        return file;
    }

    private static string Sheet(string[][] rows, string? size) =>
        $"<worksheet xmlns=\"{Main}\">{(size is null ? "" : $"<dimension ref=\"{size}\"/>")}<sheetData>"
        + string.Concat(rows.Select(static (row, i) => $"<row r=\"{i + 1}\">" + string.Concat(row.Select((cell, at) =>
            cell.Length == 0 ? "" : $"<c r=\"{(char)('A' + at)}{i + 1}\" {cell}</c>")) + "</row>"))
        + "</sheetData></worksheet>";

    private static byte[] Blob(string shape)
    {
        var geometry = GeoText.Read(shape, out _)!;
        var many = geometry is Polygon polygon ? geometry.Factory.CreateMultiPolygon([polygon]) : geometry;
        var box = geometry.EnvelopeInternal;
        return
        [
            .. "GP"u8, 0, 0b11, 0, 0, 0, 0,
            .. new[] { box.MinX, box.MaxX, box.MinY, box.MaxY }.SelectMany(BitConverter.GetBytes),
            .. new WKBWriter().Write(many),
        ];
    }

    private static void Run(SqliteConnection package, string text)
    {
        using var command = package.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }

    /// <param name="Shape">As GeoJSON.</param>
    public sealed record Drawn(string Shape, params string?[] Values);
}
