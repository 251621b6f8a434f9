using Grid.Areas;
using Grid.Places;

namespace Grid.Atlas;

/// <summary>区域 on the map; without reach when retired, or when its code is not one of its kind.</summary>
internal sealed class Area(string code, AreaData data, Shape? shape, CodeProfile codes) : IMapped
{
    public string Code => code;

    public AreaKind Kind => data.Area;

    public string Name => data.Name;

    /// <summary>The code of the area it lies in; null where its entry does not say.</summary>
    public string? Parent => data.Parent;

    /// <summary>The kind of a zone of the county's own.</summary>
    public string? Zone => data.Zone;

    public string GeoJson => data.Geometry;

    public Shape? Shape => shape;

    public Box? Reach => data.Retired || !codes.IsArea(data.Area, code) ? null : shape?.Box;

    /// <summary>The word for trading zones that a name has in it; the name itself where it has none.</summary>
    public static string TradingZoneWord(string name, IReadOnlyList<string> words) =>
        words.FirstOrDefault(word => name.Contains(word, StringComparison.Ordinal)) ?? name;

    /// <summary>The same area where codes say something else.</summary>
    public Area Under(CodeProfile profile) => new(code, data, shape, profile);
}
