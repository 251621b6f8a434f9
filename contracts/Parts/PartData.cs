using Grid.Places;
using Grid.Registers;

namespace Grid.Parts;

/// <summary>
/// 部件 (S20): a manhole cover, lamp, sign or bin that a department keeps. Key: part code; in GB/T 30428.2 it has 16
/// digits.
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.part.data")]
public sealed record PartData : RegisterData
{
    /// <summary>Its class among the parts of the county's table of classes: 01-37.</summary>
    [Id(0)] public required string Class { get; init; }
    [Id(1)] public required GeoPoint At { get; init; }
    [Id(2)] public string? Name { get; init; }

    /// <summary>
    /// 主管部门: code of the department that answers for it; null where the rulebook alone says who does.
    /// </summary>
    [Id(3)] public string? Department { get; init; }

    /// <summary>权属单位: whose it is.</summary>
    [Id(4)] public string? Owner { get; init; }

    /// <summary>养护单位: who maintains it.</summary>
    [Id(5)] public string? Maintainer { get; init; }
    [Id(6)] public PartState State { get; init; }

    /// <summary>Where it stands, in words: the road and number, or what it stands before.</summary>
    [Id(7)] public string? Address { get; init; }

    /// <inheritdoc/>
    public override bool IsOver(string code, DateOnly day) => State == PartState.Removed || base.IsOver(code, day);
}

/// <summary>部件状态 (GB/T 30428.2). Numbers are stored and sent: new ones go at the end.</summary>
public enum PartState
{
    /// <summary>完好</summary>
    Good = 0,

    /// <summary>破损</summary>
    Broken = 1,

    /// <summary>丢失</summary>
    Lost = 2,

    /// <summary>废弃</summary>
    Abandoned = 3,

    /// <summary>移除: it is there no more.</summary>
    Removed = 4,
}
