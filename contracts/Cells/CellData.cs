using Grid.Registers;

namespace Grid.Cells;

/// <summary>单元网格. Key: its code, by <see cref="Places.CodeProfile"/> of the county.</summary>
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
    /// Re-cut: the codes of the cells that took over its ground. A cell that is not among its own successors
    /// is retired and takes no new cases; one that is was redrawn (S18, S158).
    /// </summary>
    [Id(4)] public IReadOnlyList<string> Successors { get; init; } = [];

    /// <summary>The code of its sub-district; null where the cell's own code or the outline says it.</summary>
    [Id(5)] public string? Subdistrict { get; init; }

    /// <inheritdoc/>
    public override bool IsOver(string code, DateOnly day) => IsRetired(code) || base.IsOver(code, day);

    /// <summary>Whether a re-cut retired the cell.</summary>
    public bool IsRetired(string code) => Successors.Count > 0 && !Successors.Contains(code);
}
