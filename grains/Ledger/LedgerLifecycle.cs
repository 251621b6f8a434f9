using Grid.Storage;
using Microsoft.Extensions.Options;

namespace Grid.Ledger;

/// <summary>Makes the ledger ready before the first grain wakes, and closes it after the last one rests.</summary>
internal sealed class LedgerLifecycle(
    CommitLoop loop,
    ILedgerWriter writer,
    StoreOptions store,
    IOptions<LedgerOptions> options)
    : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle)
    {
        lifecycle.Subscribe(nameof(LedgerLifecycle), ServiceLifecycleStage.RuntimeStorageServices, Start, loop.Stop);
        lifecycle.Subscribe(
            nameof(LedgerLifecycle),
            ServiceLifecycleStage.Active,
            static _ => Task.CompletedTask,
            loop.Close);
    }

    private async Task Start(CancellationToken cancel)
    {
        await LedgerMigrations.Apply(store, cancel);
        var cut = await writer.Cut(options.Value.Partitions, cancel);
        if (cut != options.Value.Partitions)
        {
            throw new InvalidOperationException(
                $"This ledger was cut into {cut} partitions at its first start, and stays so; the configuration says "
                + $"{options.Value.Partitions}. Set Partitions to {cut}.");
        }

        loop.Start();
    }
}
