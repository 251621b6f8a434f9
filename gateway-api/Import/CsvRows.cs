using System.Runtime.CompilerServices;
using System.Text.Unicode;
using CsvHelper;
using Grid.Gateway.Registers;

namespace Grid.Gateway.Import;

/// <summary>CSV as RFC 4180 has it, in UTF-8, the first line naming the columns.</summary>
internal static class CsvRows
{
    public static async IAsyncEnumerable<Row> Read(Stream body, IReadOnlyList<string> needed, [EnumeratorCancellation] CancellationToken stop)
    {
        CsvMalformedRecord? malformed = null;
        await using var csv = CsvReader.Create(
            body,
            new CsvReaderOptions
            {
                Separator = ',',
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
        if (needed.Except(header, StringComparer.OrdinalIgnoreCase).ToList() is { Count: > 0 } missing)
        {
            yield return new Row(1) { IsWhole = true }.Broken("import.columnsMissing", $"The header lacks {string.Join(", ", missing)}; it has {string.Join(", ", header)}.");
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
            yield return malformed is { } found ? new Row(line).Broken("import.csv", Misquoted(found.Reason)) : Row(csv, line, header);
        }
    }

    private static async ValueTask<Row?> Header(CsvReader csv, CancellationToken stop)
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

    private static async ValueTask<(bool More, Row? Broken)> Next(CsvReader csv, int line, CancellationToken stop)
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

    private static Row Row(CsvReader csv, int line, IReadOnlyList<string> header)
    {
        if (!Utf8.IsValid(csv.RawRecord))
        {
            return new Row(line).Broken("import.notUtf8", "The line is not UTF-8; save the file as UTF-8.");
        }

        var fields = new string[csv.FieldCount];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = csv.GetString(i);
        }

        return Registers.Row.Of(line, header, fields);
    }

    private static string Misquoted(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.UnterminatedQuote => "A quotation mark is never closed: the body ends in the middle of a record.",
        CsvMalformedReason.TextAfterClosingQuote => "There is text after a closing quotation mark; double the marks inside a quoted field.",
        _ => "A quotation mark stands inside a field that is not quoted; quote the field and double the mark.",
    };
}
