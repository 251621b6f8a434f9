using Grid.Ledger;
using Grid.Storage;

namespace Grid.Clocks;

/// <summary>
/// What a shard remembers between activations. It may lack the latest records, which the shard reads from the ledger.
/// </summary>
[GenerateSerializer, Alias("grid.clock.shard.snapshot")]
internal sealed class ShardSnapshot : ILedgerDerived
{
    /// <summary>The position up to which the shard has read its partition.</summary>
    [Id(0)] public long Seen { get; set; }

    [Id(1)] public Dictionary<Guid, CaseTimes> Cases { get; set; } = [];

    public IEnumerable<LedgerPosition> Saw(GrainId grain) => [new((int)grain.GetIntegerKey(), Seen)];
}
