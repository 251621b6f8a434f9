using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;

namespace Grid.Gateway.Import;

/// <summary>
/// Rows of a file that a library reads from any place in it: a workbook, a GeoPackage, a shapefile in a zip. What the
/// library throws on becomes a row that says so, and nothing after it is read.
/// </summary>
internal static class PackedRows
{
    public const string CrsCode = "import.crs";

    /// <param name="read">Reads the rows of a copy of the body.</param>
    /// <param name="code">Of a file that the library cannot read.</param>
    /// <param name="what">What the body ought to be.</param>
    public static async IAsyncEnumerable<ImportRow> Read(
        Stream body,
        Func<FileStream, IEnumerable<ImportRow>> read,
        string code,
        string what,
        [EnumeratorCancellation] CancellationToken stop)
    {
        await using var file = await TemporaryFile.Of(body, stop);
        using var rows = read(file).GetEnumerator();
        for (var number = 0; ; number++)
        {
            stop.ThrowIfCancellationRequested();
            var (row, broken) = Next(rows, number, code, what);
            if (row is null)
            {
                yield break;
            }

            yield return row;
            if (broken)
            {
                yield break;
            }
        }
    }

    private static (ImportRow? Row, bool Broken) Next(
        IEnumerator<ImportRow> rows, int number, string code, string what)
    {
        try
        {
            return (rows.MoveNext() ? rows.Current : null, false);
        }
        catch (Exception wrong) when (wrong is not OperationCanceledException)
        {
            var row = new ImportRow(number + 1) { IsWhole = number == 0 };
            var after = number == 0 ? "" : $" after record {number}; nothing after it was read";
            return (
                wrong is FileRefusedException refused
                    ? row.Broken(refused.Code, refused.Message)
                    : row.Broken(code, $"The body is no {what}, or it is damaged{after}."),
                true);
        }
    }

    /// <summary>What the coordinates of a file are in, by a name that is read.</summary>
    /// <exception cref="FileRefusedException">The name is not read.</exception>
    public static string Crs(string name) => CrsNames.TryRead(name, out _) && name.Length > 0
        ? name
        : throw new FileRefusedException(CrsCode, CrsNames.Unknown(name));

    /// <summary>The row with an outline, and with what its coordinates are in.</summary>
    /// <param name="crs">Null where the row says its own.</param>
    public static ImportRow Drawn(this ImportRow row, JsonObject? outline, string? crs)
    {
        if (outline is not null)
        {
            row.With("geometry", new(RowValueKind.Object, outline.ToJsonString(), []));
        }

        if (outline is not null && crs is not null)
        {
            row.Crs.Add(crs);
        }

        return row;
    }

    /// <summary>
    /// The one of several sheets, layers or shapefiles that holds the rows: that of the kind's name, else the only one.
    /// </summary>
    /// <exception cref="FileRefusedException">There are several, or none.</exception>
    public static string OneOf(IReadOnlyList<string> names, string kind, string code, string noun)
    {
        if (names.FirstOrDefault(name => name.Equals(kind, StringComparison.OrdinalIgnoreCase)) is { } named)
        {
            return named;
        }

        return names switch
        {
            [var only] => only,
            [] => throw new FileRefusedException(code, $"The file has no {noun} with records."),
            _ => throw new FileRefusedException(
                code,
                $"The file has {names.Count} {noun}s, {string.Join(", ", names.Take(5).Select(Clip.Of))}"
                + $"{(names.Count > 5 ? " …" : "")}: call the one to read '{kind}', or send it alone."),
        };
    }
}
