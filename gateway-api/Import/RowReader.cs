using Grid.Gateway.Registers;

namespace Grid.Gateway.Import;

/// <summary>
/// Records out of a body as it comes, never more than one in memory. What cannot be read is a record too, one that says why; a body
/// that ends in the middle of a record gives what went before and then such a one.
/// </summary>
internal static class RowReader
{
    /// <summary>Longest record, in bytes.</summary>
    public const int Longest = 4 * 1024 * 1024;

    public static IAsyncEnumerable<Row> Read(ImportFormat format, Stream body, IReadOnlyList<string> needed, CancellationToken stop) => format switch
    {
        ImportFormat.Csv => CsvRows.Read(body, needed, stop),
        ImportFormat.GeoJson => FeatureRows.Read(body, stop),
        _ => NdjsonRows.Read(body, stop),
    };

    public static Row TooLong(int line) => new Row(line).Broken("import.tooLong", $"One record is longer than {Longest} bytes; nothing after it was read.");
}
