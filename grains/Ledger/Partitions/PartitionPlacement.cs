using Microsoft.Extensions.Options;
using Orleans.Placement;
using Orleans.Runtime.Placement;

namespace Grid.Ledger.Partitions;

/// <summary>
/// Places a grain that has a partition's number as its key on the silo that <see cref="PartitionSpread"/> names.
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.partition.placement")]
internal sealed class PartitionPlacement : PlacementStrategy;

[AttributeUsage(AttributeTargets.Class)]
internal sealed class PartitionPlacementAttribute() : PlacementAttribute(new PartitionPlacement());

internal sealed class PartitionPlacementDirector(IOptions<LedgerOptions> shape) : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(
        PlacementStrategy strategy,
        PlacementTarget target,
        IPlacementContext context)
    {
        var silos = context.GetCompatibleSilos(target);
        var partition = target.GrainIdentity.GetIntegerKey();
        // The grain itself refuses a wrong number.
        return Task.FromResult(
            partition >= 0 && partition < shape.Value.Count
                ? PartitionSpread.Of(shape.Value.Count, silos)[partition]
                : silos[0]);
    }
}
