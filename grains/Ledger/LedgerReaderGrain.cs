using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace Grid.Ledger;

/// <inheritdoc cref="ILedgerReaderGrain"/>
[GrainType("ledger-reader"), StatelessWorker, Reentrant]
internal sealed class LedgerReaderGrain(ILedgerStore store, IOptions<LedgerOptions> options) : Grain, ILedgerReaderGrain
{
    private const int LargestPage = 4096;

    public Task<int> Partitions() => Task.FromResult(options.Value.Count);

    public async Task<LedgerPage> Read(int partition, long after, int limit)
    {
        Check(partition);
        var records = await store.Read(partition, after, Math.Clamp(limit, 1, LargestPage));
        var heads = await store.Heads();
        return new(partition, records, heads[partition]);
    }

    public Task<LedgerPage> Follow(int partition, long after, int limit, TimeSpan patience)
    {
        Check(partition);
        return GrainFactory
            .GetGrain<ILedgerPartitionGrain>(partition)
            .Follow(after, Math.Clamp(limit, 1, LargestPage), patience);
    }

    private void Check(int partition)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(partition);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(partition, options.Value.Count);
    }
}
