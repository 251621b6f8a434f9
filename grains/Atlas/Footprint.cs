using Grid.Buildings;

namespace Grid.Atlas;

/// <summary>楼 on the map.</summary>
internal sealed class Footprint(string code, BuildingData data, Shape? shape) : IMapped
{
    public string Code => code;

    public string GeoJson => data.Geometry;

    public Shape? Shape => shape;

    public Box? Reach => shape?.Box;
}
