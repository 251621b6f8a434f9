using Grid.Parties;
using NetTopologySuite.Geometries;

namespace Grid.Atlas;

/// <summary>The ground of a thing of a kind for which the map has no layer of its own.</summary>
/// <param name="GeoJson">The thing's point, line or outline.</param>
/// <param name="ReachMetres">How far from that ground a point still lies at the thing.</param>
internal sealed record MapSpot(string GeoJson, double ReachMetres);

/// <summary>Such a thing on the map; without reach when it lies nowhere.</summary>
internal sealed class Thing(EntityRef entry, MapSpot? spot) : IMapped
{
    private readonly Geometry? geometry = spot is null ? null : GeoText.Read(spot.GeoJson, out _);

    public EntityRef Entry => entry;

    public string Code { get; } = entry.ToString();

    public string? GeoJson => spot?.GeoJson;

    public Box? Reach => geometry is { IsEmpty: false } && Box.Of(geometry) is var box
        ? LocalMetres.Round(box.Centre).Grow(box, spot!.ReachMetres)
        : null;

    /// <summary>Metres from the centre of a plane; null where the thing is out of reach.</summary>
    public double? MetresTo(LocalMetres plane) =>
        geometry is not null
        && plane.Project(geometry).Distance(new Point(0, 0)) is var metres
        && metres <= spot!.ReachMetres
            ? metres
            : null;
}
