using Grid.Parties;

namespace Grid.Places;

/// <summary>Asks for places by their name or address.</summary>
/// <param name="Text">Words or parts of words, which a place must have all.</param>
/// <param name="Kind">Of this kind alone; null for any.</param>
/// <param name="Counties">Codes of the counties that are asked; empty for all.</param>
/// <param name="Most">How many are wanted at most.</param>
[GenerateSerializer, Immutable, Alias("grid.atlas.findPlaces")]
public sealed record FindPlaces(
    [property: Id(0)] string Text,
    [property: Id(1)] EntityKind? Kind,
    [property: Id(2)] IReadOnlyList<string> Counties,
    [property: Id(3)] int Most);

/// <summary>A place that was found by its name or address.</summary>
/// <param name="Address">Where it is in words: its own address, or that of the building or road it is at.</param>
/// <param name="Point">A point of it; null for one that the map does not show.</param>
[GenerateSerializer, Immutable, Alias("grid.atlas.foundPlace")]
public sealed record FoundPlace(
    [property: Id(0)] EntityRef Thing,
    [property: Id(1)] string? Name,
    [property: Id(2)] string? Address,
    [property: Id(3)] GeoPoint? Point,
    [property: Id(4)] string? County);
