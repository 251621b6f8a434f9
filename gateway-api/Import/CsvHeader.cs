using Grid.Gateway.Registers;

namespace Grid.Gateway.Import;

/// <summary>What the first line of a CSV says, checked before anything is entered.</summary>
internal static class CsvHeader
{
    /// <summary>What is wrong with it, as a row that stands for the whole body; null for nothing.</summary>
    public static ImportRow? Check(IReadOnlyList<string> header, ColumnList columns, IReadOnlyList<string> needed)
    {
        if (header is [var whole] && whole.IndexOfAny([';', '\t']) >= 0)
        {
            return Wrong(
                "import.separator",
                "The header is separated by semicolons or tabs; separate its columns by commas.");
        }

        var named = header.Where(static name => name.Length > 0).ToList();
        if (named.Find(name => columns.Find(name) is null) is { } unknown)
        {
            return Wrong("import.columnUnknown", columns.Unknown(unknown));
        }

        var twice = named
            .GroupBy(static name => name, StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(static same => same.Count() > 1);
        if (twice is not null)
        {
            return Wrong(
                "import.columnTwice",
                $"The header names {twice.Key} {twice.Count()} times; name each column once.");
        }

        return needed.Except(named, StringComparer.OrdinalIgnoreCase).ToList() is { Count: > 0 } missing
            ? Wrong(
                "import.columnsMissing",
                $"The header lacks {string.Join(", ", missing)}; it has {string.Join(", ", named)}.")
            : null;
    }

    private static ImportRow Wrong(string code, string detail) =>
        new ImportRow(1) { IsWhole = true }.Broken(code, detail);
}
