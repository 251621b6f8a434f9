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
    /// Closes the inspection: no item is judged after it, and a secret inspection is shown to every viewer from then
    /// on. Closing it again changes nothing.
    /// </summary>
    [Alias("close")] Task<Outcome<InspectionView>> Close(string by);

    /// <summary>The inspection; null when there is none, or when it is not shown to the viewer.</summary>
    [Alias("view")] Task<InspectionView?> View(string? viewer);
}

/// <summary>Plans an inspection. The same command again changes nothing.</summary>
/// <param name="Places">
/// The places to inspect; for a draw, the places to draw from, or all segments where none is named.
/// </param>
/// <param name="Draw">How many places to draw; null to inspect all that are named.</param>
/// <param name="Seed">The seed of the draw; the code of the inspection when none is given.</param>
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
/// Judges one item at one place. A later result replaces it until the inspection is closed. A failed item is reported
/// as a case.
/// </summary>
/// <param name="Points">The points from 0 to 100; null for all or nothing.</param>
/// <param name="Point">Where the item failed.</param>
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

/// <summary>An inspection as its permitted viewers see it.</summary>
/// <param name="Results">The latest result of each item and place.</param>
/// <param name="Score">The score of the items judged so far; null before the first.</param>
/// <param name="Open">How many items were not judged yet.</param>
[GenerateSerializer, Immutable, Alias("grid.inspection.view")]
public sealed record InspectionView(
    [property: Id(0)] RegisterView Entry,
    [property: Id(1)] IReadOnlyList<InspectionJudged> Results,
    [property: Id(2)] double? Score,
    [property: Id(3)] int Open);
