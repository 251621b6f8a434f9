namespace Grid.Rulebook;

/// <summary>Asks what the days of a stretch are, both ends included.</summary>
/// <param name="Department">The department by whose calendar; null for the county's.</param>
/// <param name="County">Code of the county; null where a department is named or there is one county only.</param>
[GenerateSerializer, Immutable, Alias("grid.days.question")]
public sealed record DaysQuestion(
    [property: Id(0)] DateOnly From,
    [property: Id(1)] DateOnly Until,
    [property: Id(2)] string? Department,
    [property: Id(3)] string? County = null);
