using System.Buffers.Binary;
using System.IO.Compression;
using CsvHelper;

namespace Grid.Simulation.Replay;

/// <summary>
/// Reads reports from CSV, gzipped or plain. Columns are found by name (<see cref="ReplayColumns"/>). A row that cannot
/// be read is listed and left out.
/// </summary>
internal static class ReplayFile
{
    /// <param name="zone">The county's, in which a time without an offset is meant.</param>
    public static ReplayInput Read(string path, TimeZoneInfo zone)
    {
        using var file = File.OpenRead(path);
        return Read(file, zone);
    }

    /// <exception cref="InvalidDataException">
    /// There is no header, or a column that must be there is missing.
    /// </exception>
    public static ReplayInput Read(Stream stream, TimeZoneInfo zone)
    {
        var rows = new List<ReplayRow>();
        var unreadable = new List<UnreadableRow>();
        var lines = new Dictionary<Guid, long>();
        var swallowing = -1L;
        var text = Plain(stream, out var cutOff);
        using var csv = CsvReader.Create(text, new CsvReaderOptions
        {
            Separator = ',',
            TrackLineNumbers = true,
            OnMalformedRecord = record =>
                swallowing = record.Reason == CsvMalformedReason.UnterminatedQuote ? record.LineNumber : swallowing,
        });

        CheckHeader(csv);
        var reader = new ReplayRowReader(csv, zone);
        while (csv.Read())
        {
            if (csv.LineNumber == swallowing)
            {
                unreadable.Add(new(csv.LineNumber, "a quote is opened and never closed; everything after it is lost"));
            }
            else if (!reader.TryRead(out var row, out var why))
            {
                unreadable.Add(new(csv.LineNumber, why));
            }
            else if (!lines.TryAdd(row.Id, csv.LineNumber))
            {
                unreadable.Add(new(csv.LineNumber, $"the same report as line {lines[row.Id]}"));
            }
            else
            {
                rows.Add(row);
            }
        }

        if (cutOff)
        {
            var after = lines.Count + unreadable.Count + 2;
            unreadable.Add(new(after, "the file breaks off: it was not compressed, or not copied, to its end"));
        }

        // A stable sort: reports of one moment stay in the order of the file.
        return new(
            [.. rows.OrderBy(static row => row.ReportedAt)],
            unreadable,
            [.. csv.Headers.Where(static column => !ReplayColumns.Knows(column))]);
    }

    private static void CheckHeader(CsvReader csv)
    {
        var missing = ReplayColumns.All.Where(column => column.Needed && !csv.TryGetFieldIndex(column.Name, out _))
            .Select(static column => column.Name)
            .ToList();
        if (missing.Count > 0)
        {
            throw new InvalidDataException(
                $"The file has no column {string.Join(", ", missing)}; its header reads: "
                + $"{string.Join(",", csv.Headers)}. replay --columns lists the columns it may have.");
        }
    }

    /// <summary>The text of the file. Its first two bytes, not its name, say whether it is compressed.</summary>
    /// <param name="cutOff">
    /// Whether the unpacked length differs from the one that the file states; the text then ends with its last whole
    /// line.
    /// </param>
    private static ReadOnlyMemory<byte> Plain(Stream stream, out bool cutOff)
    {
        var packed = new MemoryStream();
        stream.CopyTo(packed);
        var bytes = packed.GetBuffer().AsMemory(0, (int)packed.Length);
        cutOff = false;
        if (bytes.Span is not [0x1F, 0x8B, _, _, ..])
        {
            return bytes;
        }

        packed.Position = 0;
        var text = new MemoryStream();
        using (var unpacking = new GZipStream(packed, CompressionMode.Decompress))
        {
            unpacking.CopyTo(text);
        }

        var unpacked = text.GetBuffer().AsMemory(0, (int)text.Length);
        cutOff = BinaryPrimitives.ReadUInt32LittleEndian(bytes.Span[^4..]) != (uint)unpacked.Length;
        return cutOff ? unpacked[..(unpacked.Span.LastIndexOf((byte)'\n') + 1)] : unpacked;
    }
}
