namespace Grid.Clocks;

/// <summary>Keeps the due times of all cases of one partition of the ledger. Key: partition number.</summary>
[Alias("grid.clock.shard"), GrainInterfaceType("grid.clock.shard")]
internal interface IClockShardGrain : IGrainWithIntegerKey
{
    /// <summary>In a driven city: nothing earlier will be said, so what was due by then passes.</summary>
    /// <returns>Whether all of it has; else ask again.</returns>
    [Alias("passUntil")] Task<bool> PassUntil(DateTimeOffset now);

    [Alias("figures")] Task<ShardFigures> Figures();
}

/// <summary>What a shard holds.</summary>
/// <param name="Cases">Cases whose clocks run or may run again.</param>
/// <param name="Waiting">Those for which something is due some time.</param>
/// <param name="Next">When the next is due.</param>
/// <param name="Seen">Up to where it has read its partition.</param>
[GenerateSerializer, Immutable, Alias("grid.clock.shard.figures")]
internal sealed record ShardFigures(
    [property: Id(0)] int Cases,
    [property: Id(1)] int Waiting,
    [property: Id(2)] DateTimeOffset? Next,
    [property: Id(3)] long Seen);
