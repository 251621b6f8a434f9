using Grid.Registers;

namespace Grid.Areas;

/// <summary>区域: a county, sub-district (街道、镇), community (社区、村) or zone.</summary>
[GenerateSerializer, Immutable, Alias("grid.area.data")]
public sealed record AreaData : RegisterData
{
    [Id(0)] public required AreaKind Area { get; init; }
    [Id(1)] public required string Name { get; init; }

    /// <summary>Polygon or MultiPolygon.</summary>
    [Id(2)] public required string Geometry { get; init; }

    /// <summary>
    /// Whether the area is no longer in force. The register keeps it; the Atlas does not find it any more (S91).
    /// </summary>
    [Id(3)] public bool Retired { get; init; }

    /// <summary>The code of the area it lies in; null where outlines alone say it.</summary>
    [Id(4)] public string? Parent { get; init; }

    /// <summary>For a zone of the county's own: its kind, a word of the vocabulary such as <c>snowRoute</c>.</summary>
    [Id(5)] public string? Zone { get; init; }

    /// <inheritdoc/>
    public override bool IsOver(string code, DateOnly day) => Retired || base.IsOver(code, day);
}

/// <summary>What an area is.</summary>
public enum AreaKind
{
    County = 0,
    Subdistrict = 1,
    Community = 2,

    /// <summary>A trading zone drawn as an area (禁止区 严控区 疏导区 in its name), over and above the segments' own.</summary>
    TradingZone = 3,

    /// <summary>重点管理区 of the dog regulation</summary>
    DogZone = 4,
    HighwayLand = 5,

    /// <summary>建成区</summary>
    BuiltUp = 6,

    /// <summary>A zone of a kind of the county's own, which <see cref="AreaData.Zone"/> names.</summary>
    Zone = 7,
}
