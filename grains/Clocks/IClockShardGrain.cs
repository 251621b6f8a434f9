namespace Grid.Clocks;

/// <summary>Keeps the due times of all cases of one partition of the ledger. Key: partition number.</summary>
[Alias("grid.clock.shard"), GrainInterfaceType("grid.clock.shard")]
internal interface IClockShardGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// In a driven city: no earlier time will be named, so the shard handles every case that was due by then.
    /// </summary>
    /// <returns>Whether the shard has handled all of them; if not, the caller asks again.</returns>
    [Alias("passUntil")] Task<bool> PassUntil(DateTimeOffset now);

    [Alias("figures")] Task<ShardFigures> Figures();
}

/// <summary>What a shard holds.</summary>
/// <param name="Cases">How many cases have clocks that run or may run again.</param>
/// <param name="Waiting">How many of them have a due time.</param>
/// <param name="Next">The next due time.</param>
/// <param name="Seen">The position up to which the shard has read its partition.</param>
[GenerateSerializer, Immutable, Alias("grid.clock.shard.figures")]
internal sealed record ShardFigures(
    [property: Id(0)] int Cases,
    [property: Id(1)] int Waiting,
    [property: Id(2)] DateTimeOffset? Next,
    [property: Id(3)] long Seen);
