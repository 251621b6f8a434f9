using System.IO.Compression;
using System.Text;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using NetTopologySuite.IO.Esri;
using NetTopologySuite.IO.Esri.Dbf.Fields;
using NetTopologySuite.IO.Esri.Shapefiles.Readers;

namespace Grid.Gateway.Import;

/// <summary>
/// A shapefile in a zip: .shp, .dbf and .prj of one name, and .cpg where texts are not in the encoding that the .dbf
/// says. A name of the .dbf, of which ten characters fit, stands for the column that begins so.
/// </summary>
internal static class ShapefileRows
{
    private const string Code = "import.shapefile";
    private const int LongestName = 10;

    /// <summary>The endings of the files that make a shapefile.</summary>
    private static readonly string[] Endings = [".shp", ".dbf", ".prj", ".cpg"];

    static ShapefileRows() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static IAsyncEnumerable<ImportRow> Read(
        Stream body,
        ColumnList columns,
        IReadOnlyList<string> needed,
        CsvDialect dialect,
        CancellationToken stop) =>
        PackedRows.Read(body, file => Rows(file, columns, needed, dialect), Code, "zip with a shapefile", stop);

    /// <summary>The files that lie beside a .shp and belong to it, itself first.</summary>
    public static IReadOnlyList<string> Parts(string path) =>
        [.. Endings.Select(ending => Path.ChangeExtension(path, ending)).Where(File.Exists)];

    /// <summary>A zip of a .shp and what lies beside it, as the door takes it.</summary>
    public static async Task<FileStream> Pack(string path, CancellationToken stop)
    {
        var packed = TemporaryFile.New();
        await using (var archive = await ZipArchive.CreateAsync(
            packed, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, stop))
        {
            foreach (var part in Parts(path))
            {
                await archive.CreateEntryFromFileAsync(
                    part, Path.GetFileName(part), CompressionLevel.NoCompression, stop);
            }
        }

        packed.Position = 0;
        return packed;
    }

    private static IEnumerable<ImportRow> Rows(
        FileStream file, ColumnList columns, IReadOnlyList<string> needed, CsvDialect dialect)
    {
        using var archive = Unpacking.Open(file);
        var parts = PartsOf(archive, columns.Of);
        using var shapes = Unpacked(parts, ".shp");
        using var attributes = Unpacked(parts, ".dbf");
        using var reader = Shapefile.OpenRead(shapes, attributes, new()
        {
            Encoding = EncodingOf(Text(parts, ".cpg")),
            GeometryBuilderMode = GeometryBuilderMode.IgnoreInvalidShapes,
        });
        var names = reader.Fields.Select(field => Whole(field.Name, columns)).ToList();
        if (CsvHeader.Check(names, columns, needed, dialect) is { } wrong)
        {
            yield return wrong;
            yield break;
        }

        var crs = CrsOf(Text(parts, ".prj"), names);
        var writer = new WKBWriter();
        for (var number = 1; reader.Read(out var deleted); number++)
        {
            if (!deleted)
            {
                yield return Row(number, names, reader.Fields, reader.Geometry, writer, crs);
            }
        }
    }

    private static ImportRow Row(
        int number,
        List<string> names,
        DbfFieldCollection fields,
        Geometry? shape,
        WKBWriter writer,
        string? crs)
    {
        var values = fields.Select(static field => CellText.Of(field.Value)).ToList();
        var row = CsvRows.Row(number, names, [.. values.Select(static value => value.Text)]);
        foreach (var (name, (text, _)) in names.Zip(values))
        {
            if (text.Contains('\ufffd', StringComparison.Ordinal))
            {
                row.Fault(
                    name,
                    "encoding",
                    $"{name} is not in the encoding of the file: put a .cpg with its name, UTF-8 or GBK, beside it.");
            }
        }

        return row.Drawn(shape is null or { IsEmpty: true } ? null : Wkb.Read(writer.Write(shape)), crs);
    }

    private static Dictionary<string, ZipArchiveEntry> PartsOf(ZipArchive archive, string kind)
    {
        var files = archive.Entries
            .Where(static entry => Endings.Contains(Path.GetExtension(entry.Name).ToLowerInvariant())
                && !entry.Name.StartsWith('.')
                && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal))
            .ToLookup(static entry => Path.GetFileNameWithoutExtension(entry.Name));
        var chosen = PackedRows.OneOf(
            [
                .. files.Where(static parts => parts.Any(static part => Is(part, ".shp")))
                    .Select(static parts => parts.Key),
            ],
            kind,
            Code,
            "shapefile");
        var named = new Dictionary<string, ZipArchiveEntry>();
        foreach (var part in files[chosen])
        {
            named.TryAdd(Path.GetExtension(part.Name).ToLowerInvariant(), part);
        }

        return named.ContainsKey(".dbf")
            ? named
            : throw new FileRefusedException(
                Code, $"{Clip.Of(chosen)}.dbf is missing: it has the columns. Send .shp, .dbf and .prj in one zip.");
    }

    private static bool Is(ZipArchiveEntry part, string ending) =>
        part.Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    private static FileStream Unpacked(Dictionary<string, ZipArchiveEntry> parts, string ending)
    {
        var file = TemporaryFile.New();
        using var packed = parts[ending].Open();
        packed.CopyTo(file);
        file.Position = 0;
        return file;
    }

    private static string? Text(Dictionary<string, ZipArchiveEntry> parts, string ending)
    {
        if (!parts.TryGetValue(ending, out var part))
        {
            return null;
        }

        using var text = new StreamReader(part.Open());
        return text.ReadToEnd().Trim();
    }

    /// <summary>
    /// The column that a name of ten characters begins; the name itself where there is none, or several.
    /// </summary>
    private static string Whole(string name, ColumnList columns) =>
        name.Length == LongestName
        && columns.Find(name) is null
        && columns.Names.Where(column => column.StartsWith(name, StringComparison.OrdinalIgnoreCase)).ToList()
            is [var only]
            ? only
            : name;

    /// <summary>Null where each row says its own.</summary>
    private static string? CrsOf(string? projection, List<string> names)
    {
        if (projection is { Length: > 0 })
        {
            return PackedRows.Crs(WktNames.Of(projection));
        }

        return names.Contains("crs", StringComparer.OrdinalIgnoreCase)
            ? null
            : throw new FileRefusedException(
                PackedRows.CrsCode,
                $"No .prj says what the coordinates are in: put one into the zip, or a column crs. {CrsNames.Read}.");
    }

    /// <summary>Null where the .dbf itself says it.</summary>
    private static Encoding? EncodingOf(string? declared)
    {
        if (declared is null or "")
        {
            return null;
        }

        try
        {
            var name = declared.Replace("ANSI", "", StringComparison.OrdinalIgnoreCase).Trim();
            return int.TryParse(name, out var page) ? Encoding.GetEncoding(page) : Encoding.GetEncoding(name);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            throw new FileRefusedException(
                Code, $"The encoding '{Clip.Of(declared)}' of the .cpg is not known: write UTF-8 or GBK.");
        }
    }
}
