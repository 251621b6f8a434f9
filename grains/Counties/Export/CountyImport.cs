using Grid.Ledger;
using Microsoft.Extensions.Options;

namespace Grid.Counties.Export;

/// <summary>
/// Takes an exported county into the ledger of a city that rests: its entries, tables and cases with their history, in
/// their order and under their ids and numbers, behind what the ledger holds. All of them are stored, or none. Lists,
/// parties and clocks follow from the ledger at the next start.
/// </summary>
internal sealed class CountyImport(
    ILedgerStore store,
    ILedgerWriter writer,
    IOptions<LedgerOptions> ledger,
    CountyBeside beside,
    TimeProvider time)
{
    private const int Some = 500;

    /// <param name="file">
    /// A file in which <see cref="ExportCheck"/> found nothing wrong, nor <see cref="ExportBeside"/> beside it.
    /// </param>
    /// <param name="progress">How many records were stored so far.</param>
    public async Task<TakenCounty> TakeIn(string file, IProgress<long> progress, CancellationToken stop)
    {
        var (head, end) = (CountyFile.Head(file), CountyFile.End(file));
        await writer.Cut(ledger.Value.Partitions, stop);
        var (sources, nameless, fault) = Read(file, stop);
        if (fault is null && nameless is not null && (await store.Heads(stop))[ledger.Value.RegisterPartition] > 0)
        {
            fault = $"{nameless} and others name no county, because an earlier version wrote them for the only one. "
                + "Such a county is taken in only by a store that has none yet.";
        }

        if (fault is not null)
        {
            return new(head.County, 0, IsHere: false, fault);
        }

        var (here, other) = await Compare(sources, stop);
        if (other is not null || (here > 0 && here < sources.Count))
        {
            return new(
                head.County,
                0,
                IsHere: false,
                other is not null
                    ? $"{other} is here already, with another history than the file has. A county is taken in where "
                        + "none of its things is registered."
                    : $"{here} of the {sources.Count} things and cases of the file are here already, and the others "
                        + "are not. A county is taken in where none of its things is registered.");
        }

        if (here > 0)
        {
            return new(head.County, 0, IsHere: true, null);
        }

        if (await beside.TakeIn(file, end.Parts, stop) is { } refused)
        {
            return new(head.County, 0, IsHere: false, refused);
        }

        var stored = await writer.TakeIn(Told(Records(), progress), stop);
        return new(head.County, stored - 1, IsHere: false, null);

        IEnumerable<LedgerRecord> Records() => CountyFile.Records(file, stop).Append(Note(head, end));
    }

    /// <summary>
    /// What the file says of each source, the source of a record without a county, and why the file does not fit.
    /// </summary>
    private (Dictionary<string, SourceChain> Sources, string? Nameless, string? Fault) Read(
        string file, CancellationToken stop)
    {
        var sources = new Dictionary<string, SourceChain>(StringComparer.Ordinal);
        var (registers, cut) = (ledger.Value.RegisterPartition, (int?)null);
        string? nameless = null;
        foreach (var record in CountyFile.Records(file, stop))
        {
            cut ??= record.Position.Partition; // the registers' own, which come first
            nameless ??= CountyFile.IsNameless(record) ? record.Source : null;
            sources[record.Source] = sources.GetValueOrDefault(record.Source, SourceChain.Start).With(record);
        }

        return (sources, nameless, cut == registers
            ? null
            : $"The file is of a ledger that is cut into {cut} partitions, and this one is cut into {registers}. A "
                + $"city that begins with Grid__Ledger__Partitions={cut} can take it in.");
    }

    /// <summary>How many sources the ledger has as the file has them, and one that it has otherwise.</summary>
    private async Task<(int Here, string? Other)> Compare(
        Dictionary<string, SourceChain> sources, CancellationToken stop)
    {
        var here = 0;
        foreach (var some in sources.Keys.Chunk(Some))
        {
            var found = new Dictionary<string, SourceChain>(StringComparer.Ordinal);
            await foreach (var record in store.Stream(some, stop))
            {
                if (record.Version <= sources[record.Source].Version)
                {
                    found[record.Source] = found.GetValueOrDefault(record.Source, SourceChain.Start).With(record);
                }
            }

            foreach (var (source, chain) in found)
            {
                if (!chain.Same(sources[source]))
                {
                    return (here, source);
                }
            }

            here += found.Count;
        }

        return (here, null);
    }

    /// <summary>The record that says where the county came from.</summary>
    private LedgerRecord Note(ExportHead head, ExportEnd end)
    {
        var note = EventCodec.Draft(
            new CountyTakenIn(head.City, head.At, end.Records, end.Cases, end.Sha256)
            {
                At = LedgerChain.Stored(time.GetUtcNow()),
                By = "county import",
            },
            []);
        return new()
        {
            Position = new(ledger.Value.RegisterPartition, 0),
            Source = $"county/{head.County}/{end.Sha256[..16]}",
            Version = 1,
            Type = note.Type,
            At = note.At,
            By = note.By,
            Parties = note.Parties,
            Payload = note.Payload,
            Hash = [],
        };
    }

    private static IEnumerable<LedgerRecord> Told(IEnumerable<LedgerRecord> records, IProgress<long> progress)
    {
        foreach (var (number, record) in records.Index())
        {
            progress.Report(number);
            yield return record;
        }
    }
}

/// <summary>What became of a county that a file holds.</summary>
/// <param name="Records">How many of its records were stored.</param>
/// <param name="IsHere">Whether the ledger has all of them already.</param>
/// <param name="Refusal">Why none was stored; null otherwise.</param>
internal sealed record TakenCounty(string County, long Records, bool IsHere, string? Refusal);
