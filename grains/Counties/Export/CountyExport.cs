using System.Security.Cryptography;
using System.Text;
using Grid.Areas;
using Grid.Cases;
using Grid.Coordinations;
using Grid.Exposures;
using Grid.Ladders;
using Grid.Ledger;
using Grid.Parties;
using Grid.Penalties;
using Grid.Places;
using Grid.Registers;
using Grid.Rulebook;
using Microsoft.Extensions.Options;

namespace Grid.Counties.Export;

/// <summary>
/// Writes a county out of the ledger, also while the region runs: its entries and tables, its cases, and what else its
/// places and offices have recorded, each record with its hash and the hash before it. Beside
/// it are what the ledger does not hold (<see cref="CountyBeside"/>).
/// </summary>
internal sealed class CountyExport(ILedgerStore store, IOptions<LedgerOptions> ledger, CountyBeside beside)
{
    private const int Page = 500;
    private static readonly byte[] LineEnd = "\n"u8.ToArray();

    private readonly Dictionary<string, string?> countyOf = new(StringComparer.Ordinal);
    private string? first;

    /// <param name="path">The file of the records, which is not there yet.</param>
    /// <param name="parts">The parts that are written beside it.</param>
    /// <param name="progress">How many of the ledger's records were read so far, and how many there are.</param>
    /// <returns>What was written; null where the ledger knows no such county.</returns>
    public async Task<ExportEnd?> Write(
        string county,
        string? city,
        DateTimeOffset at,
        string path,
        IReadOnlyList<string> parts,
        IProgress<(long Read, long Total)> progress,
        CancellationToken stop)
    {
        var heads = await store.Heads(stop);
        var registers = ledger.Value.RegisterPartition;
        var (read, total) = (0L, heads.Sum());
        await foreach (var (record, _) in Records(registers, heads[registers], stop))
        {
            Learn(record);
        }

        if (!countyOf.Values.Append(first).Contains(county))
        {
            return null;
        }

        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        var things = new CountyThings();
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (records, entries, cases) = (0L, 0L, 0L);
        await Line(new(new ExportHead(ExportHead.Current, county, city, at)));
        foreach (var partition in Enumerable.Range(0, heads.Length).OrderBy(one => one != registers))
        {
            var own = new HashSet<string>(StringComparer.Ordinal);
            await foreach (var (record, before) in Records(partition, heads[partition], stop))
            {
                progress.Report((++read, total));
                if (!IsOf(record, county, own))
                {
                    continue;
                }

                records++;
                things.Learn(record);
                entries += partition == registers ? 1 : 0;
                cases += record.Version == 1 && CaseRules.IsCase(record.Source) ? 1 : 0;
                await Line(new(Record: ExportedRecord.Of(record, before)));
            }
        }

        var end = new ExportEnd(records, cases, entries, Convert.ToHexStringLower(sum.GetCurrentHash()));
        if (parts.Count > 0)
        {
            end = end with { Beside = await beside.Write(path, parts, things, stop) };
        }

        await Line(new(End: end));
        return end;

        async Task Line(ExportLine line)
        {
            var bytes = Encoding.UTF8.GetBytes(line.ToString());
            sum.AppendData(bytes);
            sum.AppendData(LineEnd);
            await file.WriteAsync(bytes, stop);
            await file.WriteAsync(LineEnd, stop);
        }
    }

    /// <summary>The entries and tables of each county as the ledger has them last.</summary>
    public async Task<ILookup<string, RegisterView>> Entries(CancellationToken stop)
    {
        var registers = ledger.Value.RegisterPartition;
        var latest = new Dictionary<string, RegisterView>(StringComparer.Ordinal);
        await foreach (var (record, _) in Records(registers, (await store.Heads(stop))[registers], stop))
        {
            Learn(record);
            if (EventCodec.Read(record) is Registered entry)
            {
                latest[record.Source] = new(
                    entry.Ref, entry.Data, record.Version, RegisterChange.Read, record.Position);
            }
        }

        return latest.Where(one => OwnerOf(one.Key) is not null)
            .ToLookup(one => OwnerOf(one.Key)!, static one => one.Value, StringComparer.Ordinal);
    }

    /// <summary>
    /// Whether a record is of the county: by the place of its case, by the county of its penalty file or of the first
    /// step on the ladder of a person or a vehicle, by its board of exposures, else by the thing that it happened to.
    /// </summary>
    /// <param name="own">The cases, files and ladders of the county that this partition has shown so far.</param>
    private bool IsOf(LedgerRecord record, string county, HashSet<string> own)
    {
        if (record.Source.StartsWith(PenaltyRules.Sources, StringComparison.Ordinal))
        {
            if (EventCodec.Read(record) is PenaltyOpened opened && (opened.Brief.County ?? first) == county)
            {
                own.Add(record.Source);
            }

            return own.Contains(record.Source);
        }

        if (LadderRules.PartyOf(record.Source) is { } party && party.Kind.Traits.IsKeyAlone)
        {
            var named = EventCodec.Read(record) switch
            {
                RungTaken taken => taken.County ?? first,
                HolderGuided guided => guided.County,
                _ => null,
            };
            if (named == county)
            {
                own.Add(record.Source);
            }

            return own.Contains(record.Source);
        }

        if (record.Source.StartsWith(ExposureBoard.Sources, StringComparison.Ordinal))
        {
            var board = record.Source[ExposureBoard.Sources.Length..];
            return (board == ExposureBoard.Unnamed ? first : board) == county;
        }

        if (!CaseRules.IsCase(record.Source))
        {
            return OwnerOf(record.Source) == county;
        }

        if (record.Version == 1
            && CaseRules.ReportIn(EventCodec.Read(record)) is { } reported
            && (reported.Place.County ?? first) == county)
        {
            own.Add(record.Source);
        }

        return own.Contains(record.Source);
    }

    /// <summary>
    /// The county of a registered thing, or of what happens under its key: the day of a beat, the matter of a
    /// sub-district.
    /// </summary>
    private string? OwnerOf(string source)
    {
        if (countyOf.TryGetValue(source, out var county))
        {
            return county ?? first;
        }

        if (!EntityRef.TryParse(source, out var thing))
        {
            return null;
        }

        if (thing.Key.Split('/') is [var within, _, ..])
        {
            return OwnerOf((thing with { Key = within }).ToString());
        }

        return GroundOf(thing) is { } ground && countyOf.TryGetValue(ground.ToString(), out county)
            ? county ?? first
            : null;
    }

    /// <summary>The sub-district of a matter that is coordinated there, or of ground without a drawn cell.</summary>
    private static EntityRef? GroundOf(EntityRef thing) => thing.Kind switch
    {
        EntityKind.Coordination => new(EntityKind.Area, MatterKey.Read(thing.Key).Subdistrict),
        _ when CodeProfile.SubdistrictUnderAny(thing.Key) is { } subdistrict => new(EntityKind.Area, subdistrict),
        _ => null,
    };

    private void Learn(LedgerRecord record)
    {
        if (record.Version > 1 && countyOf.ContainsKey(record.Source))
        {
            return; // an entry stays with its county
        }

        if (EventCodec.Read(record) is Registered entry)
        {
            var named = entry.Data switch
            {
                CountyData => entry.Ref.Key,
                TableData => County.CodeOf(entry.Ref),
                AreaData { Area: AreaKind.County } => entry.Data.County ?? entry.Ref.Key,
                _ => entry.Data.County,
            };
            first ??= named;
            countyOf[record.Source] = named;
        }
    }

    /// <summary>The records of a partition up to a position, each with the hash of the one before it.</summary>
    private async IAsyncEnumerable<(LedgerRecord Record, byte[] Before)> Records(
        int partition, long head, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        var (after, before) = (0L, LedgerChain.Origin);
        while (after < head && await store.Read(partition, after, Page, stop) is { Count: > 0 } page)
        {
            foreach (var record in page.Where(record => record.Position.Position <= head))
            {
                yield return (record, before);
                before = record.Hash;
            }

            after = page[^1].Position.Position;
        }
    }
}
