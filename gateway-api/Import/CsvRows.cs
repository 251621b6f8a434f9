using System.Runtime.CompilerServices;
using System.Text.Unicode;
using CsvHelper;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;

namespace Grid.Gateway.Import;

/// <summary>CSV as RFC 4180 has it, in UTF-8, the first line naming the columns; a separator may be declared.</summary>
internal static class CsvRows
{
    public static async IAsyncEnumerable<ImportRow> Read(
        Stream body,
        ColumnList columns,
        IReadOnlyList<string> needed,
        CsvDialect dialect,
        [EnumeratorCancellation] CancellationToken stop)
    {
        CsvMalformedRecord? malformed = null;
        await using var csv = CsvReader.Create(
            body,
            new CsvReaderOptions
            {
                Separator = dialect.Separator,
                TrimWhitespace = true,
                TrackLineNumbers = true,
                MaxRecordSize = RowReader.Longest,
                OnMalformedRecord = found => malformed = found,
            },
            leaveOpen: true);

        if (await Header(csv, stop) is { } unreadable)
        {
            yield return unreadable;
            yield break;
        }

        var header = csv.Headers;
        if (CsvHeader.Check(header, columns, needed, dialect) is { } wrong)
        {
            yield return wrong;
            yield break;
        }

        var line = 1;
        while (true)
        {
            malformed = null;
            var (more, broken) = await Next(csv, line + 1, stop);
            if (broken is not null)
            {
                yield return broken;
            }

            if (!more)
            {
                yield break;
            }

            line = (int)csv.LineNumber;
            if (malformed is { } found)
            {
                yield return new ImportRow(line).Broken("import.csv", Misquoted(found.Reason));
            }
            else if (Row(csv, line, header) is { } row)
            {
                yield return row;
            }
        }
    }

    private static async ValueTask<ImportRow?> Header(CsvReader csv, CancellationToken stop)
    {
        try
        {
            await csv.ReadHeaderAsync(stop);
            return null;
        }
        catch (CsvFormatException)
        {
            return RowReader.TooLong(1);
        }
    }

    private static async ValueTask<(bool More, ImportRow? Broken)> Next(CsvReader csv, int line, CancellationToken stop)
    {
        try
        {
            return (await csv.ReadAsync(stop), null);
        }
        catch (CsvFormatException)
        {
            return (false, RowReader.TooLong(line));
        }
    }

    /// <summary>Null for a line of commas alone, which spreadsheets leave where cells were cleared.</summary>
    private static ImportRow? Row(CsvReader csv, int line, IReadOnlyList<string> header)
    {
        if (!Utf8.IsValid(csv.RawRecord))
        {
            return new ImportRow(line).Broken("import.notUtf8", "The line is not UTF-8; save the file as UTF-8.");
        }

        var fields = new string[csv.FieldCount];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = csv.GetString(i);
        }

        return Array.TrueForAll(fields, string.IsNullOrWhiteSpace) ? null : Row(line, header, fields);
    }

    /// <summary>An empty cell gives its column as nothing; empty ones beyond the header are a spreadsheet's.</summary>
    internal static ImportRow Row(int line, IReadOnlyList<string> header, string[] fields)
    {
        var row = new ImportRow(line);
        if (fields.Length < header.Count || !fields.Skip(header.Count).All(string.IsNullOrWhiteSpace))
        {
            return row.Broken("import.fields", $"{fields.Length} fields where the header has {header.Count}.");
        }

        foreach (var (name, field) in header.Zip(fields))
        {
            var value = RowValue.Of(field);
            if (!Texts.Clean(field))
            {
                row.Fault(name, "control", $"{name} holds a control character; send plain text.");
            }
            else if (name.Length > 0)
            {
                row.Give(name, value);
            }
            else if (!value.IsBlank)
            {
                row.Fault("", "columnNameless", $"'{Clip.Of(field)}' stands in a column without a name.");
            }
        }

        return row;
    }

    private static string Misquoted(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.UnterminatedQuote =>
            "A quotation mark is never closed: the body ends in the middle of a record.",
        CsvMalformedReason.TextAfterClosingQuote =>
            "There is text after a closing quotation mark; double the marks inside a quoted field.",
        _ => "A quotation mark stands inside a field that is not quoted; quote the field and double the mark.",
    };
}
