using System.Text.Json.Serialization;
using Grid.Places;
using Grid.Rulebook;

namespace Grid.Patrols;

/// <summary>巡查发现: a finding on a beat, which becomes a report under this id.</summary>
/// <param name="Id">The id of the case; the same id again is answered, not repeated.</param>
/// <param name="Item">The item of the checklist that holds there; null when the class is given.</param>
/// <param name="Class">The class; null when the item decides.</param>
/// <param name="Measured">The measured number, in the unit of the item; null where nothing was measured.</param>
[GenerateSerializer, Immutable, Alias("grid.beat.find")]
public sealed record Find(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string? Item,
    [property: Id(2)] ClassKind Kind,
    [property: Id(3)] string? Class,
    [property: Id(4)] int Condition,
    [property: Id(5)] GeoPoint Point,
    [property: Id(6)] string? Description,
    [property: Id(7)] DateTimeOffset? At,
    [property: Id(8)] string By,
    [property: Id(9), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Measured = null);
