using Grid.Areas;

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
