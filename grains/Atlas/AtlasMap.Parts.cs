using Grid.Parts;
using Grid.Places;

namespace Grid.Atlas;

/// <summary>The parts (部件) of the city: by code, and those near a point.</summary>
internal sealed partial class AtlasMap
{
    private Layer<MapPart> parts = Layer<MapPart>.Empty;

    /// <summary>Parts that stand somewhere, by code.</summary>
    public IEnumerable<string> Parts => parts.All
        .Where(static part => part.Reach is not null)
        .Select(static part => part.Code)
        .Order(StringComparer.Ordinal);

    /// <summary>The entry of a part that stands somewhere; null for any other.</summary>
    public PartData? Part(string code) => parts[code] is { Reach: not null } part ? part.Data : null;

    /// <summary>
    /// The parts within some metres of a point, the nearest first; among equals the one with the smaller code.
    /// </summary>
    /// <param name="class">Of this class alone; null for any.</param>
    public IReadOnlyList<(string Code, PartData Data, double Metres)> PartsNear(
        GeoPoint point, double metres, string? @class)
    {
        var plane = LocalMetres.Round(point);
        return
        [
            .. parts.Meeting(plane.Grow(new(point.Lon, point.Lat, point.Lon, point.Lat), metres))
                .Where(part => @class is null || part.Data.Class == @class)
                .Select(part => (part.Code, part.Data, Metres: plane.MetresTo(part.Reach!.Value)))
                .Where(near => near.Metres <= metres)
                .OrderBy(static near => near.Metres)
                .ThenBy(static near => near.Code, StringComparer.Ordinal),
        ];
    }

    /// <summary>The part of a class that a point hits: the nearest in the reach of parts; null for none.</summary>
    public string? PartAt(GeoPoint point, string @class) =>
        PartsNear(point, options.PartReachMetres, @class) is [var nearest, ..] ? nearest.Code : null;
}
