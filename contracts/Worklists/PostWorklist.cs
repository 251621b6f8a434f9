namespace Grid.Worklists;

/// <summary>What is due from a post, the step whose time ends next first.</summary>
/// <param name="At">The city's time when the list was made.</param>
/// <param name="Total">How many steps are due from the post in all.</param>
/// <param name="Late">How many of them are late.</param>
/// <param name="Next">Goes into <see cref="AskWorklist.After"/>; null at the end.</param>
/// <param name="Ended">How the steps ended that were due before, a row each kind of step.</param>
[GenerateSerializer, Immutable, Alias("grid.worklist.view")]
public sealed record PostWorklist(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] long Total,
    [property: Id(2)] long Late,
    [property: Id(3)] IReadOnlyList<OwedStep> Items,
    [property: Id(4)] string? Next = null,
    [property: Id(5)] IReadOnlyList<StepFigures>? Ended = null);
