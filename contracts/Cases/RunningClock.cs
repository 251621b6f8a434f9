using System.Text.Json.Serialization;

namespace Grid.Cases;

/// <summary>A running clock as every caller may see it.</summary>
/// <param name="Due">When its limit runs out; null while it stands still.</param>
/// <param name="Next">When the next row of the escalations is reached.</param>
/// <param name="Passed">The rows of the escalations reached in this run, in order.</param>
/// <param name="Provisional">
/// True where a holiday notice that is still to come may move the due time; null elsewhere.
/// </param>
[GenerateSerializer, Immutable, Alias("grid.case.clock")]
public sealed record RunningClock(
    [property: Id(0)] ClockKind Clock,
    [property: Id(1)] DateTimeOffset From,
    [property: Id(2)] DateTimeOffset? Due,
    [property: Id(3)] Light Light,
    [property: Id(4)] DateTimeOffset? Next,
    [property: Id(5)] DeadlineStep? NextStep,
    [property: Id(6)] IReadOnlyList<string> Passed,
    [property: Id(7), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Provisional = null);

/// <summary>The colour in which a clock is shown.</summary>
public enum Light
{
    Green = 0,
    Yellow = 1,
    Red = 2,
}
