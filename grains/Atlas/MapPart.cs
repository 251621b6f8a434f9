using Grid.Parts;

namespace Grid.Atlas;

/// <summary>部件 on the map: a point. One that was removed has no place any more.</summary>
internal sealed class MapPart(string code, PartData data) : IMapped
{
    public string Code => code;

    public PartData Data => data;

    public Box? Reach => data.State == PartState.Removed
        ? null
        : new(data.At.Lon, data.At.Lat, data.At.Lon, data.At.Lat);
}
