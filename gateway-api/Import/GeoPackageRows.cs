using Grid.Gateway.Registers;
using Microsoft.Data.Sqlite;

namespace Grid.Gateway.Import;

/// <summary>
/// A layer of a GeoPackage (OGC 12-128): the table of the kind's name, else the only one. Its columns are the kind's,
/// its geometry is the outline, and its number of rows that nothing names is passed over.
/// </summary>
internal static class GeoPackageRows
{
    private const string Code = "import.geoPackage";

    public static IAsyncEnumerable<ImportRow> Read(
        Stream body,
        ColumnList columns,
        IReadOnlyList<string> needed,
        CsvDialect dialect,
        CancellationToken stop) =>
        PackedRows.Read(body, file => Rows(file, columns, needed, dialect), Code, "GeoPackage (.gpkg)", stop);

    private static IEnumerable<ImportRow> Rows(
        FileStream file, ColumnList columns, IReadOnlyList<string> needed, CsvDialect dialect)
    {
        using var package = Open(file);
        var layer = PackedRows.OneOf(
            Texts(package, "SELECT table_name FROM gpkg_contents WHERE data_type IN ('features', 'attributes')"),
            columns.Of,
            Code,
            "layer");
        Hold(package, layer);
        var drawn = Texts(
                package, "SELECT column_name FROM gpkg_geometry_columns WHERE table_name = $name", layer)
            .FirstOrDefault();
        var names = Texts(
            package,
            "SELECT name FROM pragma_table_info($name) WHERE pk = 0 OR $known LIKE '%|' || lower(name) || '|%'",
            layer,
            $"|{string.Join('|', columns.Names).ToLowerInvariant()}|");
        names.RemoveAll(name => name == drawn);
        if (CsvHeader.Check(names, columns, needed, dialect) is { } wrong)
        {
            yield return wrong;
            yield break;
        }

        var crs = drawn is null ? null : CrsOf(package, layer);
        using var command = package.CreateCommand();
        var selected = string.Join(", ", (drawn is null ? names : [.. names, drawn]).Select(Quoted));
        command.CommandText = $"SELECT {selected} FROM {Quoted(layer)}";
        using var reader = command.ExecuteReader();
        for (var number = 1; reader.Read(); number++)
        {
            yield return Row(reader, number, names, drawn is not null, crs);
        }
    }

    private static ImportRow Row(
        SqliteDataReader reader, int number, List<string> names, bool isDrawn, string? crs)
    {
        var values = names.Select((_, i) => CellText.Of(reader.GetValue(i))).ToList();
        var row = CsvRows.Row(number, names, [.. values.Select(static value => value.Text)]);
        foreach (var (name, (_, fault)) in names.Zip(values))
        {
            if (fault is var (sort, detail))
            {
                row.Fault(name, sort, $"{name} {detail}");
            }
        }

        return isDrawn ? row.Drawn(Blob.Read(reader.GetValue(names.Count) as byte[]), crs!) : row;
    }

    /// <summary>
    /// Opens the copy as it lies there. Nothing in it is trusted: views and triggers of the file run no function.
    /// </summary>
    private static SqliteConnection Open(FileStream file)
    {
        var package = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = $"{new Uri(file.Name).AbsoluteUri}?immutable=1",
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString());
        try
        {
            package.Open();
            using var command = package.CreateCommand();
            command.CommandText = "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA query_only = ON";
            command.ExecuteNonQuery();
            return package;
        }
        catch
        {
            package.Dispose();
            throw;
        }
    }

    /// <summary>A layer is a table of its own; a view or a virtual table would run what the file says.</summary>
    private static void Hold(SqliteConnection package, string layer)
    {
        if (Texts(
                package,
                "SELECT name FROM sqlite_schema "
                + "WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name = $name",
                layer)
            is [])
        {
            throw new FileRefusedException(
                Code, $"The layer '{Foundation.Clip.Of(layer)}' is no table of the file: save it as one.");
        }
    }

    private static string CrsOf(SqliteConnection package, string layer) => PackedRows.Crs(Texts(
            package,
            """
            SELECT CASE WHEN upper(organization) = 'EPSG' THEN 'EPSG:' || organization_coordsys_id ELSE srs_name END
            FROM gpkg_geometry_columns JOIN gpkg_spatial_ref_sys USING (srs_id) WHERE table_name = $name
            """,
            layer)
        .FirstOrDefault() ?? "unknown");

    private static List<string> Texts(SqliteConnection package, string query, string? name = null, string? known = null)
    {
        using var command = package.CreateCommand();
        command.CommandText = query;
        command.Parameters.AddWithValue("$name", name ?? "");
        command.Parameters.AddWithValue("$known", known ?? "");
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A geometry as a GeoPackage stores it: a head of its own, then well-known binary.</summary>
    private static class Blob
    {
        private const int Fixed = 8;
        private const byte Empty = 0x10, Extended = 0x20;

        // Of the envelope, by its number in the head.
        private static readonly int[] Lengths = [0, 32, 48, 48, 64];

        public static System.Text.Json.Nodes.JsonObject? Read(byte[]? blob)
        {
            if (blob is null)
            {
                return null;
            }

            if (blob is not [(byte)'G', (byte)'P', 0, var flags, _, _, _, _, ..]
                || (flags & Extended) != 0
                || (flags >> 1 & 7) >= Lengths.Length
                || Fixed + Lengths[flags >> 1 & 7] > blob.Length)
            {
                throw new InvalidDataException("it is no geometry of a GeoPackage");
            }

            return (flags & Empty) != 0 ? null : Wkb.Read(blob.AsSpan(Fixed + Lengths[flags >> 1 & 7]));
        }
    }
}
