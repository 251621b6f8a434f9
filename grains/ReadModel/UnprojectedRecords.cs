using Grid.Ledger;

namespace Grid.ReadModel;

/// <summary>
/// What the ledger holds beyond the read model. Usually next to nothing; what was seen of it is remembered until the
/// read model has it, so that a read model that is behind is not paid for at every look. Not for use by several at a
/// time.
/// </summary>
internal sealed class UnprojectedRecords(ILedgerStore ledger, int partitions)
{
    private const int Most = 20_000;
    private const long MostLetters = 16 << 20; // of the payloads
    private static readonly PageLimit Page = 1000;

    private readonly List<LedgerRecord>[] remembered =
    [
        .. Enumerable.Range(0, partitions).Select(static _ => new List<LedgerRecord>()),
    ];
    private long size; // letters of the payloads that are remembered

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
    /// <returns>The position that is known without asking.</returns>
    private long Forget(List<LedgerRecord> run, long readTo)
    {
        if (run.Count > 0)
        {
            // Nothing is kept where the read model went back: it was rebuilt, or its database lost the last moments.
            var had = readTo - run[0].Position.Position + 1;
            var gone = had < 0 ? run.Count : (int)Math.Min(had, run.Count);
            size -= run.Take(gone).Sum(static record => (long)record.Payload.Length);
            run.RemoveRange(0, gone);
        }

        return run.Count > 0 ? run[^1].Position.Position : readTo;
    }

    /// <summary>Keeps runs without gaps, and not more than there is room for.</summary>
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
