using Grid.Areas;
using Grid.Buildings;
using Grid.Cells;

namespace Grid.Atlas;

/// <summary>区域 on the map; without reach when retired, or when its code is not one of its kind.</summary>
internal sealed class Area(string code, AreaData data, Shape? shape) : IMapped
{
    public string Code => code;

    public AreaKind Kind => data.Area;

    public string Name => data.Name;

    public string GeoJson => data.Geometry;

    public Shape? Shape => shape;

    public Box? Reach => data.Retired || !AreaCodes.IsCode(data.Area, code) ? null : shape?.Box;
}

/// <summary>单元网格 on the map; without reach once re-cut. It reaches as far as it is asked for duplicates.</summary>
internal sealed class MapCell(string code, CellData data, Shape? shape, double nearbyMetres) : IMapped
{
    public string Code => code;

    public CellData Data => data;

    public Shape? Shape => shape;

    public bool IsRetired => data.IsRetired(code);

    public Box? Reach { get; } = data.IsRetired(code) || shape is null
        ? null
        : LocalMetres.Round(shape.Box.Centre).Grow(shape.Box, nearbyMetres);
}

/// <summary>楼 on the map.</summary>
internal sealed class Footprint(string code, BuildingData data, Shape? shape) : IMapped
{
    public string Code => code;

    public string GeoJson => data.Geometry;

    public Shape? Shape => shape;

    public Box? Reach => shape?.Box;
}
