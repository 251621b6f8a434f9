using Grid.Cases;

namespace Grid.Clocks;

/// <summary>A step of an escalation that was taken.</summary>
/// <param name="Base">The time from which the limit of the next step runs.</param>
[GenerateSerializer, Immutable, Alias("grid.times.climbed")]
internal readonly record struct EscalationTaken(
    [property: Id(0)] ClockKind Clock,
    [property: Id(1)] string Rule,
    [property: Id(2)] DateTimeOffset Base);
