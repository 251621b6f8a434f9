using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Grid.Counties.Export;

/// <summary>
/// Says what is wrong with the file of an exported county: a line that was changed, left out, added or put elsewhere, a
/// record whose hash does not follow, a thing with a record missing. It needs no city.
/// </summary>
internal sealed class ExportCheck
{
    private readonly Dictionary<string, int> versions = new(StringComparer.Ordinal);
    private readonly Dictionary<int, ExportedRecord> latest = [];

    /// <summary>Of what the records speak that lies beside them.</summary>
    public CountyThings Things { get; } = new();

    /// <summary>The first line; null while it was not read.</summary>
    public ExportHead? Head { get; private set; }

    /// <summary>The last line; null where the file breaks off before it.</summary>
    public ExportEnd? End { get; private set; }

    /// <summary>One sentence for each fault, in the order of the lines.</summary>
    public async IAsyncEnumerable<string> Read(TextReader file)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (number, records) = (0, 0L);
        while (await file.ReadLineAsync() is { } text)
        {
            number++;
            var (line, fault) = Line(text);
            if (line is null || fault is not null || Misplaced(line, number) is not null)
            {
                yield return $"line {number}: {fault ?? Misplaced(line!, number)}";
            }

            if (line?.End is { } end)
            {
                End = end;
                if (end.Sha256 != Convert.ToHexStringLower(sum.GetCurrentHash()))
                {
                    yield return $"line {number}: the lines before it are not those that were written.";
                }

                if (end.Records != records)
                {
                    yield return $"line {number}: {end.Records} records were written, and {records} are here.";
                }
            }

            sum.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
            Head ??= line?.Head;
            if (line?.Record is { } record)
            {
                records++;
                foreach (var wrong in Faults(record))
                {
                    yield return $"line {number}: {wrong}";
                }
            }
        }

        if (End is null)
        {
            yield return "The file breaks off: its last line, which says what it comes to, is missing.";
        }
    }

    private static (ExportLine? Line, string? Fault) Line(string text)
    {
        try
        {
            return (ExportLine.Read(text), null);
        }
        catch (JsonException wrong)
        {
            return (null, $"this is no line of an exported county: {wrong.Message}");
        }
    }

    private string? Misplaced(ExportLine line, int number)
    {
        if (number == 1 != line.Head is not null)
        {
            return "the first line, and no other, says which county it is.";
        }

        if (line.Head is { Format: < 1 or > ExportHead.Current } head)
        {
            return $"format {head.Format} is not known here; this version reads 1 to {ExportHead.Current}.";
        }

        return End is null ? null : "nothing follows the last line.";
    }

    private IEnumerable<string> Faults(ExportedRecord record)
    {
        var at = $"{record.Partition}:{record.Position}";
        if (IsTrue(record))
        {
            Things.Learn(record.ToRecord());
        }
        else
        {
            yield return $"the hash of {at} does not follow from the record and the hash before it.";
        }

        if (latest.TryGetValue(record.Partition, out var before))
        {
            if (before.Position >= record.Position)
            {
                yield return $"{at} comes after {before.Partition}:{before.Position}.";
            }
            else if (before.Position == record.Position - 1 && before.Hash != record.Before)
            {
                yield return $"{at} does not follow the record before it.";
            }
        }

        latest[record.Partition] = record;
        var expected = versions.GetValueOrDefault(record.Source) + 1;
        if (record.Version != expected)
        {
            yield return $"{record.Source} goes from its event {expected - 1} to {record.Version}.";
        }

        versions[record.Source] = record.Version;
    }

    private static bool IsTrue(ExportedRecord record)
    {
        try
        {
            return record.IsTrue;
        }
        catch (FormatException)
        {
            return false; // a hash that is no hex, a party that is none
        }
    }
}
