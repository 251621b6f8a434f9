using Grid.Parties;
using Grid.Places;

namespace Grid.Checklists;

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
