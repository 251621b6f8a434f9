using Grid.Ledger;
using Microsoft.Extensions.Options;

namespace Grid.ReadModel;

/// <summary>Makes the tables ready before the first grain wakes, and wakes the projectors when the silo is up.</summary>
internal sealed class ReadModelLifecycle(ReadModelStore store, IGrainFactory grains, IOptions<LedgerOptions> shape) : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle)
    {
        lifecycle.Subscribe(nameof(ReadModelLifecycle), ServiceLifecycleStage.RuntimeStorageServices, store.Migrate);
        lifecycle.Subscribe(nameof(ReadModelLifecycle), ServiceLifecycleStage.Active, Wake);
    }

    private Task Wake(CancellationToken cancel) =>
        Task.WhenAll(Enumerable.Range(0, shape.Value.Count).Select(partition => grains.GetGrain<IProjectorGrain>(partition).Wake()));
}
