using Grid.Ledger;

namespace Grid.ReadModel;

/// <summary>
/// The records of the ledger beyond the read model. Usually there are next to none. Records that were read are
/// remembered until the read model has them, so that a read model that is behind does not make every query read them
/// again. Not for use by several callers at a time.
/// </summary>
internal sealed class UnprojectedRecords(ILedgerStore ledger, int partitions)
{
    private const int Most = 20_000;

    // The most letters of remembered payloads.
    private const long MostLetters = 16 << 20;
    private static readonly PageLimit Page = 1000;

    private readonly List<LedgerRecord>[] remembered =
    [
        .. Enumerable.Range(0, partitions).Select(static _ => new List<LedgerRecord>()),
    ];

    // Letters of the payloads that are remembered.
    private long size;

    /// <summary>Every record of the ledger beyond these positions, by partition number.</summary>
    public async IAsyncEnumerable<LedgerRecord> Beyond(long[] readTo)
    {
        var after = new long[partitions];
        for (var partition = 0; partition < partitions; partition++)
        {
            after[partition] = Forget(remembered[partition], readTo[partition]);
            foreach (var record in remembered[partition])
            {
                yield return record;
            }
        }

        IReadOnlyList<LedgerRecord> page;
        do
        {
            page = await ledger.ReadBeyond(after, Page);
            foreach (var record in page)
            {
                var (partition, position) = record.Position;
                after[partition] = position;
                Remember(remembered[partition], record, readTo[partition]);
                yield return record;
            }
        }
        while (Page.IsReachedBy(page));
    }

    /// <summary>Drops what the read model has by now.</summary>
    /// <returns>The last position that needs no read of the ledger.</returns>
    private long Forget(List<LedgerRecord> run, long readTo)
    {
        if (run.Count > 0)
        {
            // When the read model went back, no record is kept: it was rebuilt, or its database lost the last moments.
            var had = readTo - run[0].Position.Position + 1;
            var gone = had < 0 ? run.Count : (int)Math.Min(had, run.Count);
            size -= run.Take(gone).Sum(static record => (long)record.Payload.Length);
            run.RemoveRange(0, gone);
        }

        return run.Count > 0 ? run[^1].Position.Position : readTo;
    }

    /// <summary>Remembers a record that follows the run without a gap, while there is room.</summary>
    private void Remember(List<LedgerRecord> run, LedgerRecord record, long readTo)
    {
        var next = (run.Count > 0 ? run[^1].Position.Position : readTo) + 1;
        if (record.Position.Position == next && size < MostLetters && remembered.Sum(static kept => kept.Count) < Most)
        {
            run.Add(record);
            size += record.Payload.Length;
        }
    }
}
