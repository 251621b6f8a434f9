namespace Grid.City;

/// <summary>What the clock shows, and whether callers may drive it.</summary>
[GenerateSerializer, Immutable, Alias("grid.clock.view")]
public sealed record ClockView(
    [property: Id(0)] DateTimeOffset Now,
    [property: Id(1)] bool Driven);
