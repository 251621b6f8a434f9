using Grid.Foundation;
using Grid.Parties;
using Grid.Places;
using Grid.Registers;
using Grid.Checklists;

namespace Grid.Inspections;

/// <summary>督查: one inspection. Key: its code.</summary>
[Alias("grid.inspection"), GrainInterfaceType("grid.inspection")]
public interface IInspectionGrain : IRegisterGrain
{
    [Alias("plan")] Task<Outcome<InspectionView>> Plan(PlanInspection command);

    [Alias("judge")] Task<Outcome<InspectionView>> Judge(JudgeItem command);

    /// <summary>
    /// Nothing is judged after; a secret one is shown to everyone from then on. Closing it again changes nothing.
    /// </summary>
    [Alias("close")] Task<Outcome<InspectionView>> Close(string by);

    /// <summary>Null when there is none, or it is not shown to whoever asks.</summary>
    [Alias("view")] Task<InspectionView?> View(string? viewer);
}

/// <summary>Plans an inspection. The same again changes nothing.</summary>
/// <param name="Places">To be inspected; for a draw, to be drawn from: all segments where none is named.</param>
/// <param name="Draw">How many to draw; null to inspect all that are named.</param>
/// <param name="Seed">What the draw begins from; its code when none is given.</param>
[GenerateSerializer, Immutable, Alias("grid.inspection.plan")]
public sealed record PlanInspection(
    [property: Id(0)] InspectionKind Kind,
    [property: Id(1)] IReadOnlyList<string> Inspectors,
    [property: Id(2)] IReadOnlyList<EntityRef> Places,
    [property: Id(3)] int? Draw,
    [property: Id(4)] string? Seed,
    [property: Id(5)] IReadOnlyList<StandardFamily> Families,
    [property: Id(6)] DateOnly From,
    [property: Id(7)] DateOnly Until,
    [property: Id(8)] string By);

/// <summary>
/// The result of one item at one place; a later one takes its place until the inspection is closed. What failed is
/// reported.
/// </summary>
/// <param name="Points">From 0 to 100; null for all or nothing.</param>
/// <param name="Point">Where it failed.</param>
[GenerateSerializer, Immutable, Alias("grid.inspection.judge")]
public sealed record JudgeItem(
    [property: Id(0)] string Id,
    [property: Id(1)] EntityRef Place,
    [property: Id(2)] string Item,
    [property: Id(3)] bool Passed,
    [property: Id(4)] double? Points,
    [property: Id(5)] string? Note,
    [property: Id(6)] GeoPoint? Point,
    [property: Id(7)] string By);

/// <summary>A result was noted.</summary>
/// <param name="Case">What a failed item was reported as.</param>
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

/// <summary>An inspection as those may see it to whom it is shown.</summary>
/// <param name="Results">The latest of each item and place.</param>
/// <param name="Score">Of what was judged so far; null before anything was.</param>
/// <param name="Open">Items that were not judged yet.</param>
[GenerateSerializer, Immutable, Alias("grid.inspection.view")]
public sealed record InspectionView(
    [property: Id(0)] RegisterView Entry,
    [property: Id(1)] IReadOnlyList<InspectionJudged> Results,
    [property: Id(2)] double? Score,
    [property: Id(3)] int Open);
