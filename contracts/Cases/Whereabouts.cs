using System.Text.Json.Serialization;
using Grid.Parties;
using Grid.Places;

namespace Grid.Cases;

/// <summary>
/// Where a report is that gives no point alone: in a thing of the registers, in an area, or somewhere in the county, as
/// far as its text says. Null members say nothing.
/// </summary>
/// <param name="Thing">A part, shop, building, segment or cell, by its code.</param>
/// <param name="Area">The code of a sub-district, community or county.</param>
/// <param name="Point">Where it was seen, sent beside the thing; null for the middle of the thing.</param>
[GenerateSerializer, Immutable, Alias("grid.case.whereabouts")]
public sealed record Whereabouts(
    [property: Id(0)] EntityRef? Thing = null,
    [property: Id(1)] string? Area = null,
    [property: Id(2), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] GeoPoint? Point = null);
