using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Grid.Foundation;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Metadata;

namespace Grid.Ledger.Partitions;

/// <summary>
/// Moves grains of partitions to a silo that joined: grains that are awake stay on the other silos, so the new one
/// would have no work. When a silo has joined and no membership changes for a while, each silo sends on the grains that
/// belong elsewhere. The grains of a silo that left are placed when they are called.
/// </summary>
internal sealed partial class PartitionMover(
    IClusterMembershipService membership,
    ILocalSiloDetails silo,
    IOptions<LedgerOptions> shape,
    TimeProvider time,
    ILogger<PartitionMover> log)
    : SiloLoop(log), IConfigureGrainContextProvider, IConfigureGrainContext
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<GrainId, IGrainContext> here = new();

    public bool TryGetConfigurator(
        GrainType grainType,
        GrainProperties properties,
        [NotNullWhen(true)] out IConfigureGrainContext? configurator)
    {
        configurator =
            properties.Properties.GetValueOrDefault(WellKnownGrainTypeProperties.PlacementStrategy)
            == nameof(PartitionPlacement)
                ? this
                : null;
        return configurator is not null;
    }

    public void Configure(IGrainContext context) => here[context.GrainId] = context;

    protected override async Task Run()
    {
        await Task.Yield();
        var known = Active();
        await foreach (var _ in membership.MembershipUpdates.WithCancellation(Stopping))
        {
            if (Active() is var now && now.IsSubsetOf(known))
            {
                known = now;
                continue;
            }

            do
            {
                known = now;
                await Task.Delay(Quiet, time, Stopping);
                now = Active();
            }
            while (!now.SetEquals(known));

            Send(PartitionSpread.Of(shape.Value.Count, known));
        }
    }

    private HashSet<SiloAddress> Active() =>
        [
            .. membership
                .CurrentSnapshot.Members.Values.Where(static member => member.Status == SiloStatus.Active)
                .Select(static member => member.SiloAddress),
        ];

    private void Send(SiloAddress[] spread)
    {
        foreach (var (id, context) in here)
        {
            if (context.Deactivated.IsCompleted)
            {
                here.TryRemove(KeyValuePair.Create(id, context));
            }
            else if (id.GetIntegerKey() is >= 0 and var partition
                && partition < spread.Length
                && !spread[partition].Equals(silo.SiloAddress))
            {
                LogSent(id, spread[partition]);
                context.Migrate(null);
            }
        }
    }
}
