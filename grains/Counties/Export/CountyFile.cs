using System.Text.Json;
using Grid.Areas;
using Grid.Cases;
using Grid.Ledger;
using Grid.Registers;
using Grid.Rulebook;

namespace Grid.Counties.Export;

/// <summary>
/// The records of an exported county as another city keeps them: what each says is left as it is, and the report of a
/// case also says the number that the case has, since its position will be another.
/// </summary>
internal static class CountyFile
{
    private static readonly string Reported = EventCodec.NameOf<CaseReported>();
    private static readonly string Taken = EventCodec.NameOf<CaseTaken>();
    private static readonly string Entry = EventCodec.NameOf<Registered>();

    /// <summary>The first line of a file that was checked.</summary>
    public static ExportHead Head(string file) => ExportLine.Read(File.ReadLines(file).First()).Head!;

    /// <summary>The last line of a file that was checked.</summary>
    public static ExportEnd End(string file) => ExportLine.Read(File.ReadLines(file).Last()).End!;

    /// <summary>The records of a file that was checked, one by one.</summary>
    public static IEnumerable<LedgerRecord> Records(string file, CancellationToken stop)
    {
        foreach (var line in File.ReadLines(file))
        {
            stop.ThrowIfCancellationRequested();
            if (ExportLine.Read(line).Record is { } record)
            {
                yield return Numbered(record.ToRecord());
            }
        }
    }

    /// <summary>
    /// Whether a record is one of those that name no county: an earlier version wrote them for the first county of the
    /// store, and in another store they are of another county.
    /// </summary>
    public static bool IsNameless(LedgerRecord record)
    {
        if (record.Type == Entry)
        {
            return EventCodec.Read(record) is Registered
            {
                Data: { County: null } and not (CountyData or TableData or AreaData { Area: AreaKind.County }),
            };
        }

        return (record.Type == Reported || record.Type == Taken)
            && CaseRules.ReportIn(EventCodec.Read(record)) is { Place.County: null };
    }

    private static LedgerRecord Numbered(LedgerRecord record)
    {
        if (record.Type != Reported || EventCodec.Read(record) is not CaseReported { Number: null } reported)
        {
            return record;
        }

        var number = JsonSerializer.Serialize(CaseNumber.Of(reported, record.Position), EventCodec.Json);
        return record with { Payload = $"{record.Payload[..^1]},\"number\":{number}}}", Happened = default };
    }
}
