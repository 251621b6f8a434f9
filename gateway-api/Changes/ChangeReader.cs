using Grid.Ledger;

namespace Grid.Gateway.Changes;

/// <summary>
/// Reads the partitions of the ledger as one sequence: those of one case in their order, all others about in the order
/// of their times.
/// </summary>
internal sealed class ChangeReader(IGrainFactory grains, ChangedCases cases)
{
    // Of each partition. A filter that takes little costs as much as one that takes all.
    private const int ReadAtOnce = 500;

    private ILedgerReaderGrain Ledger => grains.GetGrain<ILedgerReaderGrain>(0);

    public Task<int> Partitions() => Ledger.Partitions();

    /// <summary>The end of every partition.</summary>
    public async Task<ChangeCursor> End()
    {
        var ends = await Task.WhenAll(
            Enumerable.Range(0, await Partitions()).Select(partition => Ledger.Read(partition, long.MaxValue, 1)));
        return new([.. ends.Select(static page => page.Head)]);
    }

    /// <param name="until">Where it ends; null for the end of the ledger.</param>
    public async Task<ChangePage> Read(ChangeCursor after, ChangeFilter filter, int limit, ChangeCursor? until = null)
    {
        var pages = await Task.WhenAll(
            Enumerable.Range(0, after.Count).Select(partition => Read(partition, after, until)));
        var waiting = new PriorityQueue<(int Partition, int At), (DateTimeOffset, int)>();
        foreach (var page in pages)
        {
            Offer(waiting, page, 0);
        }

        var taken = new List<Change>();
        var reached = Enumerable.Range(0, after.Count).Select(partition => after[partition]).ToArray();
        while (taken.Count < limit && waiting.TryDequeue(out var first, out _))
        {
            var page = pages[first.Partition];
            var record = page.Records[first.At];
            reached[first.Partition] = record.Position.Position;
            if (filter.MayTake(record)
                && filter.Takes(record, filter.AsksTheCase ? await cases.Of(record) : null))
            {
                taken.Add(new(record, new([.. reached])));
            }

            Offer(waiting, page, first.At + 1);
        }

        return new(
            taken,
            new(reached),
            pages.Sum(page => Math.Max(0, (until?[page.Partition] ?? page.Head) - reached[page.Partition])));
    }

    private async Task<LedgerPage> Read(int partition, ChangeCursor after, ChangeCursor? until)
    {
        if (until is not null && after[partition] >= until[partition])
        {
            return new(partition, [], after[partition]);
        }

        var page = await Ledger.Read(partition, after[partition], ReadAtOnce);
        return until is null
            ? page
            : page with
            {
                Records = [.. page.Records.TakeWhile(record => record.Position.Position <= until[partition])],
            };
    }

    private static void Offer(
        PriorityQueue<(int Partition, int At), (DateTimeOffset, int)> waiting,
        LedgerPage page,
        int at)
    {
        if (at < page.Records.Count)
        {
            waiting.Enqueue((page.Partition, at), (page.Records[at].At, page.Partition));
        }
    }
}
