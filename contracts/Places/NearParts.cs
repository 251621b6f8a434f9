using Grid.Parts;

namespace Grid.Places;

/// <summary>Asks for the parts (部件) near a point.</summary>
/// <param name="Metres">How far from the point they may stand.</param>
/// <param name="Class">Of this class alone; null for any.</param>
/// <param name="Most">How many are wanted at most.</param>
[GenerateSerializer, Immutable, Alias("grid.atlas.nearParts")]
public sealed record NearParts(
    [property: Id(0)] GeoPoint Point,
    [property: Id(1)] double Metres,
    [property: Id(2)] string? Class,
    [property: Id(3)] int Most);

/// <summary>A part near a point.</summary>
/// <param name="Metres">How far from the point it stands.</param>
[GenerateSerializer, Immutable, Alias("grid.atlas.nearPart")]
public sealed record NearPart(
    [property: Id(0)] string Code,
    [property: Id(1)] PartData Data,
    [property: Id(2)] double Metres);
