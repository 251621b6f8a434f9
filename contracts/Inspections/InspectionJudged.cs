using System.Text.Json.Serialization;
using Grid.Checklists;
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
    [property: Id(5)] Guid? Case,
    [property: Id(6), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Measurement? Measured = null)
    : GridEvent;

/// <summary>An inspection was closed with the mean of the points that were judged.</summary>
/// <param name="Open">How many items were not judged; null in records from before it was counted.</param>
[GenerateSerializer, Immutable, Alias("inspection.closed")]
public sealed record InspectionClosed(
    [property: Id(0)] double Score,
    [property: Id(1), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Open = null)
    : GridEvent;
