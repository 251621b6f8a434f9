using Microsoft.Extensions.Options;

namespace Grid.Ledger;

/// <summary>How grains reach the ledger: writing through the partition's owner, reading from the store.</summary>
internal sealed class LedgerClient(IGrainFactory grains, ILedgerStore store, IOptions<LedgerOptions> options)
{
    private readonly ILedgerPartitionGrain?[] owners = new ILedgerPartitionGrain?[options.Value.Count];

    public LedgerOptions Options => options.Value;

    public ILedgerStore Store => store;

    public Task<Appended> Append(int partition, AppendRequest request) =>
        (owners[partition] ??= grains.GetGrain<ILedgerPartitionGrain>(partition)).Append(request);
}
