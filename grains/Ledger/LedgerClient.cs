using Microsoft.Extensions.Options;

namespace Grid.Ledger;

/// <summary>
/// How grains reach the ledger: writing through the partition's owner, reading from the store. An owner in this silo is not asked by
/// message; one that was replaced without knowing it stores nothing, as everywhere.
/// </summary>
internal sealed class LedgerClient(IGrainFactory grains, CommitLoop loop, ILedgerStore store, IOptions<LedgerOptions> options)
{
    private readonly ILedgerPartitionGrain?[] owners = new ILedgerPartitionGrain?[options.Value.Count];

    public LedgerOptions Options => options.Value;

    public ILedgerStore Store => store;

    public Task<Appended> Append(int partition, AppendRequest request) =>
        loop.Owned(partition) is { Lost: false } here
            ? loop.Append(here, request)
            : (owners[partition] ??= grains.GetGrain<ILedgerPartitionGrain>(partition)).Append(request);
}
