using Grid.Registers;

namespace Grid.Roads;

/// <summary>路. Key: road code, NH-MAIN.</summary>
[GenerateSerializer, Immutable, Alias("grid.road.data")]
public sealed record RoadData : RegisterData
{
    [Id(0)] public required string Name { get; init; }

    /// <summary>主干道 次干道 支路 巷弄</summary>
    [Id(1)] public string? Grade { get; init; }
    [Id(2)] public string? TradingZone { get; init; }

    /// <summary>LineString or MultiLineString, optional: a road is the sum of its segments.</summary>
    [Id(3)] public string? Geometry { get; init; }
}
