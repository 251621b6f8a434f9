using Grid.Ledger;
using Grid.Storage;
using Grid.Worklists;

namespace Grid.Clocks;

/// <summary>
/// What a shard remembers between activations. It may lack the latest records, which the shard reads from the ledger.
/// </summary>
[GenerateSerializer, Alias("grid.clock.shard.snapshot")]
internal sealed class ShardSnapshot : ILedgerDerived
{
    /// <summary>The first <see cref="Shape"/> that counts all steps of posts, those of files among them.</summary>
    public const int Counted = 3;

    /// <summary>The position up to which the shard has read its partition.</summary>
    [Id(0)] public long Seen { get; set; }

    [Id(1)] public Dictionary<Guid, CaseTimes> Cases { get; set; } = [];

    /// <summary>How the steps of posts ended, by post, by unit and by step.</summary>
    [Id(2)] public Dictionary<StepCount, EndedSteps> Ended { get; set; } = [];

    /// <summary>
    /// Which version of the snapshot this is; 0 for one without counts, 1 for one without reviews, 2 for one without
    /// files.
    /// </summary>
    [Id(3)] public int Shape { get; set; }

    /// <summary>The ladders and penalty files of which posts may owe steps, by the source of their events.</summary>
    [Id(4)] public Dictionary<string, KeptFile> Files { get; set; } = [];

    public IEnumerable<LedgerPosition> Saw(GrainId grain) => [new((int)grain.GetIntegerKey(), Seen)];
}
