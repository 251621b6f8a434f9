using Grid.Areas;
using Grid.Foundation;
using Grid.Parties;
using Grid.Places;

namespace Grid.Atlas;

/// <summary>The points and places of things and areas that a report names instead of a point.</summary>
internal sealed partial class AtlasMap
{
    /// <summary>
    /// A point within a building or a cell, on the front of a shop, in the middle of a segment, or of a part; null
    /// where the map does not show the thing.
    /// </summary>
    public GeoPoint? CentreOf(EntityRef thing) => thing.Kind switch
    {
        EntityKind.Shop => FrontageOf(thing.Key) is { } outline ? Within(Shape.Of(outline)) : MiddleOfFront(thing.Key),
        EntityKind.Building => Within(buildings[thing.Key]?.Shape),
        EntityKind.Segment => streets[thing.Key]?.Line is { } line ? line.At(line.Length / 2) : null,
        EntityKind.Cell => Within(Find(thing.Key)?.Shape),
        EntityKind.Part => Part(thing.Key)?.At,
        _ => null,
    };

    /// <summary>
    /// The place of what lies somewhere in an area: the remainder cell of its sub-district, or of the county. Null
    /// where the code is no area that holds people: a county, sub-district or community with an outline.
    /// </summary>
    public Place? PlaceIn(string area)
    {
        if (areas[area] is not { Kind: AreaKind.County or AreaKind.Subdistrict or AreaKind.Community } found
            || Within(found.Shape) is not { } centre
            || Locate(centre).Place is not { } place)
        {
            return null;
        }

        var subdistrict = found.Kind switch
        {
            AreaKind.County => Codes.WholeOf(area),
            AreaKind.Subdistrict => area,
            _ when found.Parent is { } parent && areas[parent] is { Kind: AreaKind.Subdistrict } => parent,
            _ => place.Subdistrict,
        };
        return place with
        {
            Cell = Codes.RemainderOf(subdistrict),
            Subdistrict = subdistrict,
            Community = found.Kind == AreaKind.Community ? area : null,
            Segment = null,
            SegmentMetres = null,
            Road = null,
            RoadGrade = null,
            TradingZone = null,
            Building = null,
            Shop = null,
            DogZone = null,
            HighwayLand = null,
            BuiltUp = false,
            Zones = null,
            NearbyCells = [],
            Further = null,
        };
    }

    /// <summary>
    /// The smallest area whose name a text has: a community before a sub-district, the longer name first. Null where
    /// there is none, or two of one rank.
    /// </summary>
    public string? AreaNamedIn(string text)
    {
        var compared = NormalText.Compared(text);
        foreach (var kind in (AreaKind[])[AreaKind.Community, AreaKind.Subdistrict])
        {
            var named = Drawn(kind)
                .Where(area => compared.Contains(NormalText.Compared(area.Name), StringComparison.Ordinal))
                .OrderByDescending(static area => area.Name.Length)
                .ToList();
            if (named is [var one] || (named is [var longer, var next, ..] && longer.Name.Length > next.Name.Length))
            {
                return named[0].Code;
            }
        }

        return null;
    }

    private GeoPoint? MiddleOfFront(string shop)
    {
        if (SegmentOfShop(shop) is not { } segment || streets[segment] is not { Line: { } line } street)
        {
            return null;
        }

        var front = street.Fronts.First(front => front.Shop == shop);
        return line.At((front.From + front.To) / 2);
    }

    private static GeoPoint? Within(Shape? shape) =>
        shape?.Geometry.InteriorPoint is { IsEmpty: false } point ? new GeoPoint(point.X, point.Y) : null;
}
