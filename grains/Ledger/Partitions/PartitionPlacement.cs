using Microsoft.Extensions.Options;
using Orleans.Placement;
using Orleans.Runtime.Placement;

namespace Grid.Ledger.Partitions;

/// <summary>Of a grain whose key is a partition's number: it stands where <see cref="PartitionSpread"/> says.</summary>
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
        // The grain itself says what is wrong with the number.
        return Task.FromResult(
            partition >= 0 && partition < shape.Value.Count
                ? PartitionSpread.Of(shape.Value.Count, silos)[partition]
                : silos[0]);
    }
}
