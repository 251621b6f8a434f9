using Grid.Registers;

namespace Grid.Buildings;

/// <summary>楼. Key: building code.</summary>
[GenerateSerializer, Immutable, Alias("grid.building.data")]
public sealed record BuildingData : RegisterData
{
    [Id(0)] public string? Name { get; init; }
    [Id(1)] public string? Use { get; init; }
    [Id(2)] public string? Segment { get; init; }

    /// <summary>Polygon of the footprint.</summary>
    [Id(3)] public required string Geometry { get; init; }

    /// <summary>门牌: road and house number.</summary>
    [Id(4)] public string? Address { get; init; }
}
