namespace Grid.Cells;

/// <summary>
/// An open case near another in place and time and of its class, which the city did not join with it.
/// </summary>
/// <param name="Number">Its number; null while it is on its way in.</param>
/// <param name="Hours">How long after each other they were seen.</param>
/// <param name="Why">What tells them apart.</param>
[GenerateSerializer, Immutable, Alias("grid.cell.similarCase")]
public sealed record SimilarCase(
    [property: Id(0)] Guid Case,
    [property: Id(1)] string? Number,
    [property: Id(2)] double Metres,
    [property: Id(3)] double Hours,
    [property: Id(4)] Difference Why);
