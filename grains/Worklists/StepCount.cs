using Grid.Cases;

namespace Grid.Worklists;

/// <summary>Under what the steps that ended are counted: a list, and the step.</summary>
[GenerateSerializer, Immutable, Alias("grid.worklist.count")]
internal readonly record struct StepCount([property: Id(0)] StepGroup Group, [property: Id(1)] ClockKind Clock)
{
    /// <summary>Every clock that there is.</summary>
    public static IReadOnlyList<ClockKind> Clocks { get; } = Enum.GetValues<ClockKind>();
}
