using Grid.Gateway.Cases;
using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;

namespace Grid.Gateway.Import;

/// <summary>
/// Reads records from a body as it arrives, never more than one in memory. A record that cannot be read becomes a row
/// that says why; a body that ends in the middle of a record gives the rows before it and then such a row.
/// </summary>
internal static class RowReader
{
    /// <summary>Longest record, in bytes.</summary>
    public const int Longest = 4 * 1024 * 1024;

    /// <summary>What spreadsheets put before a text in UTF-8.</summary>
    public static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <param name="columns">What a header may name.</param>
    /// <param name="needed">What a header must name.</param>
    private static IAsyncEnumerable<ImportRow> Read(
        ImportFormat format,
        Stream body,
        ColumnList columns,
        IReadOnlyList<string> needed,
        CsvDialect dialect,
        CancellationToken stop) =>
        format switch
    {
        ImportFormat.Csv => CsvRows.Read(body, columns, needed, dialect, stop),
        ImportFormat.GeoJson => FeatureRows.Read(body, stop),
        ImportFormat.Excel => SheetRows.Read(body, columns, needed, dialect, stop),
        ImportFormat.GeoPackage => GeoPackageRows.Read(body, columns, needed, dialect, stop),
        ImportFormat.Shapefile => ShapefileRows.Read(body, columns, needed, dialect, stop),
        _ => NdjsonRows.Read(body, stop),
    };

    /// <summary>
    /// Rows of a register: a row of an entry that is there may give any of its columns, so the code alone is needed.
    /// </summary>
    public static IAsyncEnumerable<ImportRow> Read(
        ImportFormat format,
        Stream body,
        RegisterForm form,
        CsvDialect dialect,
        CancellationToken stop) => Read(format, body, form.Columns, ["code"], dialect, stop);

    /// <summary>Rows of cases that are taken over.</summary>
    public static IAsyncEnumerable<ImportRow> Cases(
        ImportFormat format, Stream body, CsvDialect dialect, CancellationToken stop) =>
        Read(format, body, CaseForm.Columns, CaseForm.Columns.Needed, dialect, stop);

    /// <summary>Rows of a table, which is entered whole.</summary>
    public static IAsyncEnumerable<ImportRow> Read(
        ImportFormat format,
        Stream body,
        TableForm form,
        CsvDialect dialect,
        CancellationToken stop) => Read(format, body, form.Columns, form.Columns.Needed, dialect, stop);

    public static ImportRow TooLong(int line) =>
        new ImportRow(line).Broken(
            "import.tooLong", $"One record is longer than {Longest} bytes; nothing after it was read.");
}
