using Grid.Areas;
using Grid.Buildings;
using Grid.Cells;
using Grid.Parties;
using Grid.Parts;
using Grid.Places;
using Grid.Registers;
using Grid.Roads;
using Grid.Segments;
using Grid.Shops;

namespace Grid.Atlas;

/// <summary>A place as people name it: by its name, or by its address.</summary>
internal sealed record NamedPlace
{
    /// <param name="at">
    /// Its point, of a road, of which the map keeps no line; null for the point that the map has.
    /// </param>
    public NamedPlace(EntityRef thing, string? name, string? address, GeoPoint? at = null)
    {
        (Thing, Name, Address, At) = (thing, name, address, at);
        (NameKey, AddressKey) = (PlaceText.Key(name), PlaceText.Key(address));
    }

    public EntityRef Thing { get; }

    public string? Name { get; }

    public string? Address { get; }

    public GeoPoint? At { get; }

    /// <summary>The name as it is compared; empty for none.</summary>
    public string NameKey { get; }

    /// <summary>The address as it is compared; empty for none.</summary>
    public string AddressKey { get; }

    /// <summary>An entry as it is named; null for one that nobody names, or that is there no more.</summary>
    public static NamedPlace? Of(EntityRef thing, RegisterData data)
    {
        var named = data switch
        {
            ShopData { Closed: false } shop => new NamedPlace(thing, shop.Name, shop.Address),
            BuildingData building => new(thing, building.Name, building.Address),
            CellData cell when !cell.IsRetired(thing.Key) => new(thing, cell.Name, null),
            RoadData road => new(thing, road.Name, null, Middle(road.Geometry)),
            SegmentData segment => new(thing, segment.Name, null),
            AreaData { Retired: false } area => new(thing, area.Name, null),
            PartData { State: not PartState.Removed } part => new(thing, part.Name, part.Address),
            _ => null,
        };
        return named is null or { NameKey: "", AddressKey: "" } ? null : named;
    }

    private static GeoPoint? Middle(string? geometry) =>
        geometry is not null && GeoText.Read(geometry, out _)?.InteriorPoint is { IsEmpty: false } point
            ? new GeoPoint(point.X, point.Y)
            : null;
}
