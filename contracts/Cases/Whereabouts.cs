using Grid.Parties;

namespace Grid.Cases;

/// <summary>
/// Where a report is that has no point: in a thing of the registers, in an area, or somewhere in the county, as far as
/// its text says. Null members say nothing.
/// </summary>
/// <param name="Thing">A shop, building, segment or cell, by its code.</param>
/// <param name="Area">The code of a sub-district, community or county.</param>
[GenerateSerializer, Immutable, Alias("grid.case.whereabouts")]
public sealed record Whereabouts([property: Id(0)] EntityRef? Thing = null, [property: Id(1)] string? Area = null);
