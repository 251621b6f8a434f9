using Grid.Gateway.Registers;

namespace Grid.Gateway.Import;

/// <summary>What the first line of a CSV says, checked before anything is entered.</summary>
internal static class CsvHeader
{
    /// <summary>What is wrong with it, as a row that stands for the whole body; null for nothing.</summary>
    public static ImportRow? Check(
        IReadOnlyList<string> header,
        ColumnList columns,
        IReadOnlyList<string> needed,
        CsvDialect dialect)
    {
        if (header is [var whole] && Other(whole, dialect.Separator) is { } other)
        {
            return Wrong(
                "import.separator",
                $"The header is separated by {other} and not by {Word(dialect.Separator)}: separate its columns by "
                + "commas, or declare the separator (Content-Type: text/csv; delimiter=\";\", or \"delimiter\" of the "
                + "file in city.json).");
        }

        var named = header.Where(static name => name.Length > 0).ToList();
        if (!dialect.RowByRow && named.FindAll(name => columns.Find(name) is null) is { Count: > 0 } unknown)
        {
            return Wrong("import.columnUnknown", string.Join(' ', unknown.Select(columns.Unknown)));
        }

        var twice = named
            .GroupBy(static name => name, StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(static same => same.Count() > 1);
        if (twice is not null)
        {
            return Wrong(
                "import.columnTwice", $"The header names {twice.Key} {twice.Count()} times; name each column once.");
        }

        var missing = dialect.RowByRow
            ? []
            : needed.Except(named, StringComparer.OrdinalIgnoreCase).ToList();
        return missing.Count > 0
            ? Wrong(
                "import.columnsMissing",
                $"The header lacks {string.Join(", ", missing)}; it has {string.Join(", ", named)}.")
            : null;
    }

    private static string? Other(string header, char separator) =>
        ";\t|,".Where(other => other != separator && header.Contains(other, StringComparison.Ordinal))
            .Select(Word)
            .FirstOrDefault();

    private static string Word(char separator) => separator switch
    {
        ';' => "semicolons",
        '\t' => "tabs",
        '|' => "bars",
        _ => "commas",
    };

    private static ImportRow Wrong(string code, string detail) =>
        new ImportRow(1) { IsWhole = true }.Broken(code, detail);
}
