using Grid.Places;
using Grid.Registers;
using Grid.Rulebook;

namespace Grid.Trading;

/// <summary>
/// 分类登记造册 (S86, S94): where sellers occupy public ground, and where their goods and vehicles come from. Key: its
/// own code. Sellers stand in it by their number, never by name.
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.stall.data")]
public sealed record StallData : RegisterData
{
    [Id(0)] public required StallForm Form { get; init; }

    /// <summary>The place in words: 城北路东侧马路市场.</summary>
    [Id(1)] public required string Name { get; init; }
    [Id(2)] public required GeoPoint At { get; init; }

    /// <summary>What is sold or grown, in words; empty where nobody recorded it.</summary>
    [Id(3)] public IReadOnlyList<string> Goods { get; init; } = [];

    /// <summary>How many sellers were counted; null where nobody counted.</summary>
    [Id(4)] public int? Sellers { get; init; }

    /// <summary>The hours at which it was seen, county's local time; empty where nobody recorded them.</summary>
    [Id(5)] public IReadOnlyList<WorkPeriod> Periods { get; init; } = [];

    /// <summary>Code of the department that answers for it.</summary>
    [Id(6)] public string? Department { get; init; }

    /// <summary>Code of the point to which the sellers are guided; null for none.</summary>
    [Id(7)] public string? GuidedTo { get; init; }

    /// <summary>源头管控: what is done at the source, in words.</summary>
    [Id(8)] public string? Control { get; init; }
}

/// <summary>What is registered. Numbers are stored and sent: new ones go at the end.</summary>
public enum StallForm
{
    /// <summary>流动摊点</summary>
    Stall = 0,

    /// <summary>越店、占道经营</summary>
    Occupation = 1,

    /// <summary>马路市场</summary>
    RoadMarket = 2,

    /// <summary>种植地块: unused land whose harvest is sold on the street.</summary>
    PlantedLand = 3,

    /// <summary>售卖车辆: a vehicle from which goods are sold.</summary>
    TradingVehicle = 4,
}
