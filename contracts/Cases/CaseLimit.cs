using Grid.Rulebook;

namespace Grid.Cases;

/// <summary>The time limit a case runs under.</summary>
/// <param name="Standard">The standard row it comes from (<see cref="StandardRow.Id"/>).</param>
[GenerateSerializer, Immutable, Alias("grid.case.limit")]
public sealed record CaseLimit(
    [property: Id(0)] double Amount,
    [property: Id(1)] LimitUnit Unit,
    [property: Id(2)] string Standard);
