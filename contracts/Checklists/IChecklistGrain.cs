using Grid.Foundation;
using Grid.Parties;
using Grid.Places;
using Orleans.Concurrency;

namespace Grid.Checklists;

/// <summary>Answers from the standards of the silo it runs on. Stateless worker; key: 0.</summary>
[Alias("grid.checklists"), GrainInterfaceType("grid.checklists")]
public interface IChecklistGrain : IGrainWithIntegerKey
{
    [Alias("of"), ReadOnly] Task<Outcome<ChecklistView>> Of(AskChecklist question);
}

/// <summary>Asks which checklist holds on a segment, in a cell or at a point.</summary>
/// <param name="Place">A segment or a cell; null where the point decides.</param>
/// <param name="At">The time asked about; null for now.</param>
/// <param name="Family">The family asked about; null for all.</param>
[GenerateSerializer, Immutable, Alias("grid.checklist.ask")]
public sealed record AskChecklist(
    [property: Id(0)] EntityRef? Place,
    [property: Id(1)] GeoPoint? Point,
    [property: Id(2)] DateTimeOffset? At,
    [property: Id(3)] StandardFamily? Family);

/// <summary>The items that hold on one kind of ground.</summary>
/// <param name="RoadGrade">The grade of the road; null off the roads.</param>
/// <param name="Segments">The segments of that kind which were asked about.</param>
[GenerateSerializer, Immutable, Alias("grid.checklist.part")]
public sealed record ChecklistPart(
    [property: Id(0)] string? RoadGrade,
    [property: Id(1)] string? TradingZone,
    [property: Id(2)] IReadOnlyList<string> Segments,
    [property: Id(3)] IReadOnlyList<ChecklistRow> Items);

/// <summary>
/// The checklist (检查标准清单) of a day. A segment and a point have one part, a cell one for each kind of street in it and
/// one for the rest.
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.checklist.view")]
public sealed record ChecklistView(
    [property: Id(0)] DateOnly Day,
    [property: Id(1)] IReadOnlyList<ChecklistPart> Parts,
    [property: Id(2)] long RulebookVersion);
