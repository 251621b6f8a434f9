using System.IO.Compression;
using System.Xml;
using Grid.Gateway.Registers;
using MiniExcelLibs;

namespace Grid.Gateway.Import;

/// <summary>
/// A sheet of an Excel workbook (.xlsx), the first row naming the columns: the sheet of the kind's name, else the only
/// one with anything in it. Its cells are read as a CSV of them would be.
/// </summary>
internal static class SheetRows
{
    private const string Code = "import.workbook";
    private const int MostSheets = 100, MostColumns = 500, MostBlank = 10_000;

    public static IAsyncEnumerable<ImportRow> Read(
        Stream body,
        ColumnList columns,
        IReadOnlyList<string> needed,
        CsvDialect dialect,
        CancellationToken stop) => PackedRows.Read(
            body,
            file => Rows(file, columns, needed, dialect),
            Code,
            "workbook of Excel (.xlsx; save an older .xls as .xlsx)",
            stop);

    private static IEnumerable<ImportRow> Rows(
        FileStream file, ColumnList columns, IReadOnlyList<string> needed, CsvDialect dialect)
    {
        var sheet = SheetOf(file, columns.Of);
        List<string>? header = null;
        var (line, blank) = (0, 0);
        foreach (var cells in Sheet(file, sheet))
        {
            line++;
            var texts = cells.Select(CellText.Of).ToList();
            if (header is null)
            {
                if (cells.Count > MostColumns)
                {
                    throw new FileRefusedException(
                        Code,
                        $"The sheet has {cells.Count} columns; at most {MostColumns} are read. Delete empty ones.");
                }

                header = [.. texts.Select(static cell => cell.Text.Trim())];
                if (CsvHeader.Check(header, columns, needed, dialect) is { } wrong)
                {
                    yield return wrong;
                    yield break;
                }

                continue;
            }

            if (texts.TrueForAll(static cell => cell.Fault is null && string.IsNullOrWhiteSpace(cell.Text)))
            {
                if (++blank > MostBlank)
                {
                    throw new FileRefusedException(
                        Code,
                        $"More than {MostBlank} empty rows stand before row {line}: delete them, or what is below.");
                }

                continue;
            }

            blank = 0;
            yield return Row(line, header, texts);
        }
    }

    private static ImportRow Row(
        int line, List<string> header, List<(string Text, (string Sort, string Detail)? Fault)> cells)
    {
        var row = CsvRows.Row(line, header, [.. cells.Take(header.Count).Select(static cell => cell.Text)]);
        foreach (var (name, (_, fault)) in header.Zip(cells))
        {
            if (fault is var (sort, detail))
            {
                row.Fault(name, sort, $"{(name.Length > 0 ? name : "A cell without a column")} {detail}");
            }
        }

        return row;
    }

    private static string SheetOf(FileStream file, string kind)
    {
        using (var archive = Unpacking.Open(file))
        {
            if (CountsFrom1904(archive))
            {
                throw new FileRefusedException(
                    Code,
                    "The workbook counts days from 1904, so that days would be read four years early: switch the 1904 "
                    + "date system off, or save the sheet as CSV.");
            }
        }

        file.Position = 0;
        var names = MiniExcel.GetSheetNames(file);
        if (names.Count is > 1 and <= MostSheets && !names.Contains(kind, StringComparer.OrdinalIgnoreCase))
        {
            names = names.FindAll(name => Sheet(file, name).Take(MostColumns).Any(static row => row.Any(Holds)));
        }

        return PackedRows.OneOf(names, kind, Code, "sheet");
    }

    private static bool Holds(object? cell) => cell is not null;

    private static IEnumerable<ICollection<object?>> Sheet(FileStream file, string name)
    {
        file.Position = 0;
        return MiniExcel.Query(file, useHeaderRow: false, name, ExcelType.XLSX)
            .Cast<IDictionary<string, object?>>()
            .Select(static row => row.Values);
    }

    private static bool CountsFrom1904(ZipArchive archive)
    {
        if (archive.GetEntry("xl/workbook.xml") is not { } entry)
        {
            return false;
        }

        using var stream = entry.Open();
        using var xml = XmlReader.Create(stream);
        return xml.ReadToFollowing("workbookPr", "http://schemas.openxmlformats.org/spreadsheetml/2006/main")
            && xml.GetAttribute("date1904") is "1" or "true";
    }
}
