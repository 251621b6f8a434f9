using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Grid.Cases;
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
    private static readonly string Added = EventCodec.NameOf(new CaseEvidenceAdded(default, new("", "", 0)));

    /// <summary>A sentence for each file that is missing or changed.</summary>
    /// <param name="seen">Hears of each file how many bytes were read.</param>
    public async IAsyncEnumerable<string> Verify(
        IProgress<long>? seen = null, [EnumeratorCancellation] CancellationToken stop = default)
    {
        var page = new byte[EvidencePiece.Longest];
        foreach (var (hash, position) in await Named(stop))
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

    /// <summary>Removes uploads that were stored before the term and that no case names.</summary>
    /// <returns>How many were removed, and the bytes of their originals.</returns>
    public async Task<(int Files, long Bytes)> Sweep(DateTimeOffset now, CancellationToken stop = default)
    {
        var before = now - Term;
        var old = new List<StoredEvidence>();
        await foreach (var one in store.All(stop))
        {
            if (one.StoredAt < before)
            {
                old.Add(one);
            }
        }

        // The ledger is read after the list, so that what was named meanwhile stays.
        var named = await Named(stop);
        var (files, bytes) = (0, 0L);
        foreach (var one in old)
        {
            if (!named.ContainsKey(one.Hash) && await store.Remove(one.Hash, before))
            {
                (files, bytes) = (files + 1, bytes + one.Size);
            }
        }

        return (files, bytes);
    }

    /// <summary>Every hash that the ledger names, with the first record that does.</summary>
    private async Task<Dictionary<string, LedgerPosition>> Named(CancellationToken stop)
    {
        var named = new Dictionary<string, LedgerPosition>(StringComparer.Ordinal);
        var last = await audit.LastPartition(stop);
        for (var partition = 0; partition <= last; partition++)
        {
            for (var after = 0L; await ledger.Read(partition, after, Page, stop) is { Count: > 0 } records;)
            {
                foreach (var record in records.Where(static record => record.Type == Added))
                {
                    named.TryAdd(((CaseEvidenceAdded)EventCodec.Read(record)).Facts.Hash, record.Position);
                }

                after = records[^1].Position.Position;
            }
        }

        return named;
    }
}
