namespace Grid.Clocks;

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
