using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Metadata;

namespace Grid.Ledger.Partitions;

/// <summary>
/// A silo that joins would have nothing to do: what stands on the others stays there while it is awake. So when one has come and
/// nothing changes for a while, each silo sends on what should stand elsewhere. What stood on a silo that went is placed when it is asked for.
/// </summary>
internal sealed partial class PartitionMover(
    IClusterMembershipService membership, ILocalSiloDetails silo, IOptions<LedgerOptions> shape, TimeProvider time, ILogger<PartitionMover> log)
    : IConfigureGrainContextProvider, IConfigureGrainContext, ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<GrainId, IGrainContext> here = new();
    private readonly CancellationTokenSource stopping = new();
    private Task watching = Task.CompletedTask;

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(nameof(PartitionMover), ServiceLifecycleStage.Active, Start, Stop);

    public bool TryGetConfigurator(GrainType grainType, GrainProperties properties, [NotNullWhen(true)] out IConfigureGrainContext? configurator)
    {
        configurator = properties.Properties.GetValueOrDefault(WellKnownGrainTypeProperties.PlacementStrategy) == nameof(PartitionPlacement) ? this : null;
        return configurator is not null;
    }

    public void Configure(IGrainContext context) => here[context.GrainId] = context;

    public void Dispose() => stopping.Dispose();

    private Task Start(CancellationToken cancel)
    {
        watching = Watch();
        return Task.CompletedTask;
    }

    private async Task Stop(CancellationToken cancel)
    {
        await stopping.CancelAsync();
        await watching.WaitAsync(cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task Watch()
    {
        await Task.Yield();
        var known = Active();
        await foreach (var _ in membership.MembershipUpdates.WithCancellation(stopping.Token))
        {
            if (Active() is var now && now.IsSubsetOf(known))
            {
                known = now;
                continue;
            }

            do
            {
                known = now;
                await Task.Delay(Quiet, time, stopping.Token);
                now = Active();
            }
            while (!now.SetEquals(known));

            Send(PartitionSpread.Of(shape.Value.Count, known));
        }
    }

    private HashSet<SiloAddress> Active() =>
        [.. membership.CurrentSnapshot.Members.Values.Where(static member => member.Status == SiloStatus.Active).Select(static member => member.SiloAddress)];

    private void Send(SiloAddress[] spread)
    {
        foreach (var (id, context) in here)
        {
            if (context.Deactivated.IsCompleted)
            {
                here.TryRemove(KeyValuePair.Create(id, context));
            }
            else if (id.GetIntegerKey() is >= 0 and var partition && partition < spread.Length && !spread[partition].Equals(silo.SiloAddress))
            {
                LogSent(id, spread[partition]);
                context.Migrate(null);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "{Grain} moves to {Silo}, which joined")]
    private partial void LogSent(GrainId grain, SiloAddress silo);
}
