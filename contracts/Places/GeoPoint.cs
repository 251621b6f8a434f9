namespace Grid.Places;

/// <summary>A point in WGS84/CGCS2000 degrees, longitude first.</summary>
[GenerateSerializer, Immutable, Alias("grid.point")]
public readonly record struct GeoPoint([property: Id(0)] double Lon, [property: Id(1)] double Lat);
