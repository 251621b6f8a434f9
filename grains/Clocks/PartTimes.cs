namespace Grid.Clocks;

/// <summary>The times of a department's task in a joint case that is neither closed nor withdrawn.</summary>
/// <param name="Department">Code of the department, by whose hours its limit runs.</param>
/// <param name="Start">When the task was opened.</param>
/// <param name="Due">When it must be done, as its duty says; null while the clocks stand still.</param>
/// <param name="Provisional">Whether a notice that is still to come may move it.</param>
/// <param name="Handled">When it was done and waits for its check; null while it is not.</param>
/// <param name="Waits">The stretches between handling and a check that failed.</param>
[GenerateSerializer, Immutable, Alias("grid.times.part")]
internal sealed record PartTimes(
    [property: Id(0)] string Department,
    [property: Id(1)] DateTimeOffset Start,
    [property: Id(2)] DateTimeOffset? Due,
    [property: Id(3)] bool Provisional,
    [property: Id(4)] DateTimeOffset? Handled,
    [property: Id(5)] IReadOnlyList<StandStill> Waits);
