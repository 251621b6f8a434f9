using Grid.Cases;

namespace Grid.Rulebook;

/// <summary>The open deadlines that a calendar would move.</summary>
/// <param name="Total">How many there are, named or not.</param>
[GenerateSerializer, Immutable, Alias("grid.deadline.moves")]
public sealed record DeadlineMoves(
    [property: Id(0)] int Total,
    [property: Id(1)] IReadOnlyList<DeadlineMove> Items)
{
    /// <summary>The moves of several shards together, of which the first are named.</summary>
    public static DeadlineMoves Of(IReadOnlyCollection<DeadlineMoves> shards, int most) => new(
        shards.Sum(static shard => shard.Total),
        [.. shards.SelectMany(static shard => shard.Items).OrderBy(static move => move.From).Take(most)]);
}

/// <summary>A deadline that a calendar would move.</summary>
[GenerateSerializer, Immutable, Alias("grid.deadline.move")]
public sealed record DeadlineMove(
    [property: Id(0)] Guid Case,
    [property: Id(1)] ClockKind Clock,
    [property: Id(2)] DateTimeOffset From,
    [property: Id(3)] DateTimeOffset To);
