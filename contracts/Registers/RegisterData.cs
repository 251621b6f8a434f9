using Grid.Places;

namespace Grid.Registers;

/// <summary>
/// What a register holds of one thing. As JSON it is read and written by <see cref="RegisterJson"/>; geometry is GeoJSON text in WGS84 degrees. Dates are days of the county's calendar.
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.register.data")]
public abstract record RegisterData
{
    /// <summary>Invented, not surveyed: shown as such wherever it is shown.</summary>
    [Id(0)] public bool Synthetic { get; init; }

    /// <summary>Where it comes from.</summary>
    [Id(1)] public string? Source { get; init; }
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
}

/// <summary>区域: a county, sub-district (街道、镇), community (社区、村) or zone.</summary>
[GenerateSerializer, Immutable, Alias("grid.area.data")]
public sealed record AreaData : RegisterData
{
    [Id(0)] public required AreaKind Area { get; init; }
    [Id(1)] public required string Name { get; init; }

    /// <summary>Polygon or MultiPolygon.</summary>
    [Id(2)] public required string Geometry { get; init; }

    /// <summary>No longer in force: kept, not found any more (S91).</summary>
    [Id(3)] public bool Retired { get; init; }
}

/// <summary>单元网格. Key: 15-digit code.</summary>
[GenerateSerializer, Immutable, Alias("grid.cell.data")]
public sealed record CellData : RegisterData
{
    [Id(0)] public string? Name { get; init; }

    /// <summary>Polygon or MultiPolygon.</summary>
    [Id(1)] public required string Geometry { get; init; }
    [Id(2)] public string? LandClass { get; init; }

    /// <summary>管理等级</summary>
    [Id(3)] public string? Grade { get; init; }

    /// <summary>
    /// Re-cut: the 15-digit codes of the cells that took over its ground. A cell that is not among its own successors is
    /// retired and takes no new cases; one that is was redrawn (S18, S158).
    /// </summary>
    [Id(4)] public IReadOnlyList<string> Successors { get; init; } = [];

    /// <summary>Whether it was re-cut away.</summary>
    public bool IsRetired(string code) => Successors.Count > 0 && !Successors.Contains(code);
}

/// <summary>路. Key: road code, 330424-XQ.</summary>
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

/// <summary>路段. Key: segment code, 330424-XQ-02.</summary>
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
}

/// <summary>楼. Key: building code.</summary>
[GenerateSerializer, Immutable, Alias("grid.building.data")]
public sealed record BuildingData : RegisterData
{
    [Id(0)] public string? Name { get; init; }
    [Id(1)] public string? Use { get; init; }
    [Id(2)] public string? Segment { get; init; }

    /// <summary>Polygon of the footprint.</summary>
    [Id(3)] public required string Geometry { get; init; }
}

/// <summary>
/// 门店, holder of the 门前三包 duty for its frontage. Key: shop code. The front is given along its segment: side, chainage
/// from and to in metres from the segment's start, and the wall base's distance from the centre line in metres.
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.shop.data")]
public sealed record ShopData : RegisterData
{
    [Id(0)] public required string Name { get; init; }
    [Id(1)] public string? Trade { get; init; }
    [Id(2)] public required string Segment { get; init; }

    /// <summary>left or right, looking along the segment.</summary>
    [Id(3)] public required string Side { get; init; }
    [Id(4)] public required double FromMetres { get; init; }
    [Id(5)] public required double ToMetres { get; init; }
    [Id(6)] public required double WallMetres { get; init; }
    [Id(7)] public string? Licence { get; init; }
    [Id(8)] public string? Building { get; init; }

    /// <summary>门前三包管理承诺书 signed (S84).</summary>
    [Id(9)] public bool CommitmentSigned { get; init; }

    /// <summary>Closed for good.</summary>
    [Id(10)] public bool Closed { get; init; }
}

/// <summary>犬. Key: licence number.</summary>
[GenerateSerializer, Immutable, Alias("grid.dog.data")]
public sealed record DogData : RegisterData
{
    /// <summary>Household key; one household one file (一户一档, S204).</summary>
    [Id(0)] public required string Household { get; init; }
    [Id(1)] public string? Breed { get; init; }

    /// <summary>normal, large or restricted (烈性犬).</summary>
    [Id(2)] public string BreedClass { get; init; } = "normal";
    [Id(3)] public int? BirthYear { get; init; }
    [Id(4)] public string? Sex { get; init; }
    [Id(5)] public string? Colour { get; init; }
    [Id(6)] public string? Chip { get; init; }
    [Id(7)] public string? Subdistrict { get; init; }
    [Id(8)] public GeoPoint? Home { get; init; }
    [Id(9)] public DateOnly? LicensedFrom { get; init; }
    [Id(10)] public DateOnly? LicensedUntil { get; init; }
    [Id(11)] public DateOnly? VaccinatedUntil { get; init; }
    [Id(12)] public bool Mixed { get; init; }
}

/// <summary>户: the household that keeps dogs. Key: household key.</summary>
[GenerateSerializer, Immutable, Alias("grid.household.data")]
public sealed record HouseholdData : RegisterData
{
    [Id(0)] public string? Subdistrict { get; init; }
}

/// <summary>部门、中队、街道: who handles. Key: department code; a sub-district's office has the sub-district's nine digits.</summary>
[GenerateSerializer, Immutable, Alias("grid.department.data")]
public sealed record DepartmentData : RegisterData
{
    [Id(0)] public required string Name { get; init; }

    /// <summary>bureau, squad, office, commandCentre, subdistrict, community, group, utility; of third parties (S11) contractor, owner, propertyManager</summary>
    [Id(1)] public string Type { get; init; } = "bureau";
    [Id(2)] public string? Parent { get; init; }
    [Id(3)] public IReadOnlyList<string> Duties { get; init; } = [];

    /// <summary>权力清单 (S9, S190).</summary>
    [Id(4)] public IReadOnlyList<string> Powers { get; init; } = [];
}
