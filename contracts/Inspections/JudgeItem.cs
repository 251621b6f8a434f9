using System.Text.Json.Serialization;
using Grid.Parties;
using Grid.Places;

namespace Grid.Inspections;

/// <summary>
/// Judges one item at one place. A later result replaces it until the inspection is closed. A failed item is reported
/// as a case.
/// </summary>
/// <param name="Points">The points from 0 to 100; null for all or nothing.</param>
/// <param name="Point">Where the item failed.</param>
/// <param name="Measured">The measured number, in the unit of the item; null where nothing was measured.</param>
[GenerateSerializer, Immutable, Alias("grid.inspection.judge")]
public sealed record JudgeItem(
    [property: Id(0)] string Id,
    [property: Id(1)] EntityRef Place,
    [property: Id(2)] string Item,
    [property: Id(3)] bool Passed,
    [property: Id(4)] double? Points,
    [property: Id(5)] string? Note,
    [property: Id(6)] GeoPoint? Point,
    [property: Id(7)] string By,
    [property: Id(8), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Measured = null);
