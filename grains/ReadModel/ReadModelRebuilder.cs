using Grid.Ledger;

namespace Grid.ReadModel;

/// <summary>
/// Rebuilds the read model from the whole ledger, while no city runs. The result is the same as if the projectors had
/// followed the ledger.
/// </summary>
internal sealed class ReadModelRebuilder(ReadModelStore store, ILedgerStore ledger)
{
    private const int AtOnce = 4;

    public async Task Run(IProgress<RebuildProgress>? progress = null, CancellationToken cancel = default)
    {
        await store.Migrate(cancel);
        await store.Clear();
        var heads = await ledger.Heads(cancel);
        var (read, total) = (0L, heads.Sum());
        await Parallel.ForEachAsync(
            Enumerable.Range(0, heads.Length),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel },
            async (partition, stop) => await new PartitionReader(partition, store, ledger).CatchUp(
                heads[partition], count => progress?.Report(new(Interlocked.Add(ref read, count), total)), stop));
    }
}

/// <summary>How far a rebuild has come.</summary>
internal readonly record struct RebuildProgress(long Read, long Total);
