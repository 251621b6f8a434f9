using Grid.Cells;

namespace Grid.Atlas;

/// <summary>
/// 单元网格 on the map; without reach once re-cut. Its reach includes the radius in which it is asked for duplicates.
/// </summary>
internal sealed class MapCell(string code, CellData data, Shape? shape, double nearbyMetres) : IMapped
{
    public string Code => code;

    public CellData Data => data;

    public Shape? Shape => shape;

    public bool IsRetired => data.IsRetired(code);

    /// <summary>The same cell by other distances.</summary>
    public MapCell Under(AtlasOptions margins) => new(code, data, shape, margins.NearbyMetres);

    public Box? Reach { get; } = data.IsRetired(code) || shape is null
        ? null
        : LocalMetres.Round(shape.Box.Centre).Grow(shape.Box, nearbyMetres);
}
