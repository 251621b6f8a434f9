
namespace Grid.Clocks;

/// <summary>A stretch in which the clocks of a case stood still; without an end while they do.</summary>
[GenerateSerializer, Immutable, Alias("grid.times.pause")]
internal readonly record struct StandStill(
    [property: Id(0)] DateTimeOffset From,
    [property: Id(1)] DateTimeOffset? Until);
