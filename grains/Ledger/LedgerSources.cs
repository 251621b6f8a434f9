using System.Runtime.CompilerServices;

namespace Grid.Ledger;

/// <summary>
/// Reads the events of sources in pages: an entry of a register may have changed a thousand times, and each event may
/// hold an outline of megabytes.
/// </summary>
internal static class LedgerSources
{
    private static readonly PageLimit Page = 1000;

    /// <summary>All events of a source, in order.</summary>
    /// <param name="after">The version after which to begin.</param>
    public static async IAsyncEnumerable<LedgerRecord> Stream(
        this ILedgerStore store,
        string source,
        int after = 0,
        [EnumeratorCancellation] CancellationToken cancel = default)
    {
        IReadOnlyList<LedgerRecord> page;
        do
        {
            page = await store.ReadSource(source, after, Page, cancel);
            foreach (var record in page)
            {
                after = record.Version;
                yield return record;
            }
        }
        while (Page.IsReachedBy(page));
    }

    /// <summary>All events of several sources, source by source, each in order.</summary>
    public static async IAsyncEnumerable<LedgerRecord> Stream(
        this ILedgerStore store,
        IReadOnlyCollection<string> sources,
        [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var left = sources.ToHashSet();
        IReadOnlyList<LedgerRecord> page;
        do
        {
            page = await store.ReadSources(left, Page, cancel);
            foreach (var record in page)
            {
                left.Remove(record.Source);
                yield return record;
            }

            if (Page.IsReachedBy(page))
            {
                await foreach (var record in store.Stream(page[^1].Source, page[^1].Version, cancel))
                {
                    yield return record;
                }
            }
        }
        while (left.Count > 0 && Page.IsReachedBy(page));
    }
}
