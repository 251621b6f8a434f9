using Grid.Registers;

namespace Grid.Segments;

/// <summary>路段. Key: segment code, NH-MAIN-02.</summary>
[GenerateSerializer, Immutable, Alias("grid.segment.data")]
public sealed record SegmentData : RegisterData
{
    /// <summary>Road code.</summary>
    [Id(0)] public required string Road { get; init; }
    [Id(1)] public string? Name { get; init; }
    [Id(2)] public int Sequence { get; init; }

    /// <summary>Crossing at the start, 尽端 for a dead end.</summary>
    [Id(3)] public string? From { get; init; }
    [Id(4)] public string? To { get; init; }
    [Id(5)] public string? Grade { get; init; }

    /// <summary>禁止区 严控区 疏导区</summary>
    [Id(6)] public string? TradingZone { get; init; }

    /// <summary>Metres from the centre line to the kerb.</summary>
    [Id(7)] public double KerbMetres { get; init; }
    [Id(8)] public string? CleaningStandard { get; init; }
    [Id(9)] public IReadOnlyList<string> Campaigns { get; init; } = [];

    /// <summary>LineString along the centre.</summary>
    [Id(10)] public required string Geometry { get; init; }

    /// <summary>
    /// Metres from the centre line to the edge of the road, which bounds the fronts where there is no kerb; 0 where
    /// nobody surveyed it.
    /// </summary>
    [Id(11)] public double RoadEdgeMetres { get; init; }
}
