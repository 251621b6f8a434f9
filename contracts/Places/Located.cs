namespace Grid.Places;

/// <summary>What the Atlas knows of a point: its place, or how far outside the county it lies.</summary>
/// <param name="Place">The place of the point; null when it lies outside.</param>
/// <param name="OutsideMetres">Metres to the nearest edge of the county's land; 0 inside.</param>
/// <param name="Nearest">Name and code of the nearest area, when outside.</param>
[GenerateSerializer, Immutable, Alias("grid.located")]
public sealed record Located(
    [property: Id(0)] Place? Place,
    [property: Id(1)] double OutsideMetres,
    [property: Id(2)] string? Nearest);
