using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Grid.Cases;
using Grid.Documents;
using Grid.Ledger;

namespace Grid.Evidence;

/// <summary>
/// Compares the store of evidence with the ledger: what the ledger names must be there and be what it was. It may run
/// beside a city at work.
/// </summary>
internal sealed class EvidenceVerifier(ILedgerStore ledger, ILedgerAudit audit, IEvidenceStore store)
{
    /// <summary>An upload that no case names after this time is none that a case is about to name.</summary>
    public static readonly TimeSpan Term = TimeSpan.FromDays(1);

    private const int Page = 1000;
    private static readonly string Added = EventCodec.NameOf<CaseEvidenceAdded>();
    private static readonly string Erased = EventCodec.NameOf<CaseEvidenceErased>();
    private static readonly string Issued = EventCodec.NameOf<DocumentIssued>();

    /// <summary>A sentence for each file that is missing or changed.</summary>
    /// <param name="seen">Hears of each file how many bytes were read.</param>
    public async IAsyncEnumerable<string> Verify(
        IProgress<long>? seen = null, [EnumeratorCancellation] CancellationToken stop = default)
    {
        var page = new byte[EvidencePiece.Longest];
        foreach (var (hash, position) in (await Named(stop))
            .Where(static one => one.Value.IsKept)
            .Select(static one => (one.Key, one.Value.First)))
        {
            using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var (at, missing) = (0L, false);
            while (true)
            {
                stop.ThrowIfCancellationRequested();
                if (await store.Read(hash, EvidencePart.Original, at, page) is not var (read, length))
                {
                    missing = true;
                    break;
                }

                if (read == 0 || at >= length)
                {
                    break;
                }

                sum.AppendData(page.AsSpan(0, read));
                at += read;
            }

            seen?.Report(at);
            if (missing)
            {
                yield return $"{hash}, which the record at {position} names, is missing.";
            }
            else if (EvidenceHash.Of(sum.GetHashAndReset()) != hash)
            {
                yield return $"{hash}, which the record at {position} names, is not what it was.";
            }
        }
    }

    /// <summary>
    /// Removes uploads that were stored before the term and that no case names, and what every case that had it erased.
    /// </summary>
    /// <returns>How many were removed, and the bytes of their originals.</returns>
    public async Task<(int Files, long Bytes)> Sweep(DateTimeOffset now, CancellationToken stop = default)
    {
        var stored = new List<StoredEvidence>();
        await foreach (var one in store.All(stop))
        {
            stored.Add(one);
        }

        // The ledger is read after the list, so that what was named meanwhile stays.
        var named = await Named(stop);
        var (files, bytes) = (0, 0L);
        foreach (var one in stored.Where(one => named.GetValueOrDefault(one.Hash) is not { IsKept: true }))
        {
            // What a sender just sent again may be named in a moment, though it was erased before.
            var before = named.ContainsKey(one.Hash) ? one.StoredAt.AddSeconds(1) : now - Term;
            if (one.StoredAt < before && await store.Remove(one.Hash, before))
            {
                (files, bytes) = (files + 1, bytes + one.Size);
            }
        }

        return (files, bytes);
    }

    /// <summary>Every hash that the ledger names, with the first record that does and what has it.</summary>
    private async Task<Dictionary<string, NamedEvidence>> Named(CancellationToken stop)
    {
        var named = new Dictionary<string, NamedEvidence>(StringComparer.Ordinal);
        var last = await audit.LastPartition(stop);
        for (var partition = 0; partition <= last; partition++)
        {
            for (var after = 0L; await ledger.Read(partition, after, Page, stop) is { Count: > 0 } records;)
            {
                foreach (var record in records)
                {
                    Note(named, record);
                }

                after = records[^1].Position.Position;
            }
        }

        return named;
    }

    private static void Note(Dictionary<string, NamedEvidence> named, LedgerRecord record)
    {
        if (record.Type == Added)
        {
            Keep(((CaseEvidenceAdded)EventCodec.Read(record)).Facts.Hash);
        }
        else if (record.Type == Issued)
        {
            var issued = (DocumentIssued)EventCodec.Read(record);
            Keep(issued.Pdf.Hash);
            Keep(issued.Slip.Hash);
        }
        else if (record.Type == Erased)
        {
            named[((CaseEvidenceErased)EventCodec.Read(record)).Hash].Owners.Remove(record.Source);
        }

        void Keep(string hash)
        {
            named.TryAdd(hash, new(record.Position));
            named[hash].Owners.Add(record.Source);
        }
    }

    /// <summary>A hash that the ledger names.</summary>
    /// <param name="First">The first record that does.</param>
    private sealed record NamedEvidence(LedgerPosition First)
    {
        /// <summary>
        /// The cases that have the file and did not erase it, and the books with a document of these bytes.
        /// </summary>
        public HashSet<string> Owners { get; } = new(StringComparer.Ordinal);

        public bool IsKept => Owners.Count > 0;
    }
}
