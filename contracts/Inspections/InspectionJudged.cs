using Grid.Foundation;
using Grid.Parties;

namespace Grid.Inspections;

/// <summary>An inspector noted a result.</summary>
/// <param name="Case">The case that reports a failed item.</param>
[GenerateSerializer, Immutable, Alias("inspection.judged")]
public sealed record InspectionJudged(
    [property: Id(0)] EntityRef Place,
    [property: Id(1)] string Item,
    [property: Id(2)] bool Passed,
    [property: Id(3)] double Points,
    [property: Id(4)] string? Note,
    [property: Id(5)] Guid? Case) : GridEvent;

/// <summary>An inspection was closed with its score: the mean of its points.</summary>
[GenerateSerializer, Immutable, Alias("inspection.closed")]
public sealed record InspectionClosed([property: Id(0)] double Score) : GridEvent;
