using System.Text;

namespace Grid.Ledger;

/// <summary>
/// How much one page holds at most. A record of a case takes a kilobyte, an outline megabytes: a page limited by
/// records alone could fill the memory with a few outlines. A page always holds at least one record, of any size.
/// </summary>
/// <param name="Bytes">Of the payloads, as UTF-8.</param>
internal readonly record struct PageLimit(int Records, long Bytes = PageLimit.MostBytes)
{
    public const long MostBytes = 4 << 20;

    public static implicit operator PageLimit(int records) => new(records);

    /// <summary>Whether a page was cut by this limit, so that more may follow it.</summary>
    public bool IsReachedBy(IReadOnlyCollection<LedgerRecord> page) =>
        page.Count >= Records || page.Sum(SizeOf) >= Bytes;

    /// <summary>The beginning of a run that fits.</summary>
    public IEnumerable<LedgerRecord> Cut(IEnumerable<LedgerRecord> run)
    {
        var (records, bytes) = (0, 0L);
        foreach (var record in run)
        {
            if (records == Records || (records > 0 && bytes >= Bytes))
            {
                yield break;
            }

            records++;
            bytes += SizeOf(record);
            yield return record;
        }
    }

    private static long SizeOf(LedgerRecord record) => Encoding.UTF8.GetByteCount(record.Payload);
}
