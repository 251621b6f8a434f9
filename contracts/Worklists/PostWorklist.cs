namespace Grid.Worklists;

/// <summary>What is due from a post, the step whose time ends next first.</summary>
/// <param name="At">The city's time when the list was made.</param>
/// <param name="Total">How many steps are due from the post in all.</param>
/// <param name="Late">How many of them are late.</param>
[GenerateSerializer, Immutable, Alias("grid.worklist.view")]
public sealed record PostWorklist(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] long Total,
    [property: Id(2)] long Late,
    [property: Id(3)] IReadOnlyList<OwedStep> Items);
