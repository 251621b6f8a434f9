using Grid.Areas;
using Grid.Parties;
using Grid.Places;

namespace Grid.Atlas;

/// <summary>Places as people name them: by names and addresses.</summary>
internal sealed partial class AtlasMap
{
    /// <summary>So much of a text is searched for names, and names of these lengths.</summary>
    private const int LongestRead = 60, LongestName = 16, ShortestName = 2;

    /// <summary>All places with a name or an address that are in force.</summary>
    public PlaceIndex Named { get; private set; } = PlaceIndex.Empty;

    /// <summary>A point of a place; null for one that the map does not show.</summary>
    public GeoPoint? PointOf(NamedPlace place) => place.At
        ?? (place.Thing.Kind == EntityKind.Area ? Within(areas[place.Thing.Key]?.Shape) : CentreOf(place.Thing));

    /// <summary>
    /// Where a place is in words: its own address, else that of the building or road it is at; null where nothing has a
    /// name.
    /// </summary>
    public string? AddressOf(EntityRef thing)
    {
        if (Named[thing] is { Address: { } own })
        {
            return own;
        }

        if (thing.Kind == EntityKind.Building)
        {
            return Named[thing]?.Name;
        }

        if (thing.Kind == EntityKind.Segment)
        {
            return StreetName(thing.Key);
        }

        if (thing.Kind == EntityKind.Part)
        {
            return Part(thing.Key) is { } part ? NearestAddress(Locate(part.At).Place) : null;
        }

        return FrontOf(thing) is { } front ? OfBuilding(front.Building) ?? StreetName(SegmentOfShop(thing.Key)) : null;
    }

    /// <summary>
    /// The nearest address of a place: of its shop or building, else of the nearest building in reach, else the name of
    /// its street or of the smallest area around it. Null where none has a name.
    /// </summary>
    public string? NearestAddress(Place? place)
    {
        if (place is null)
        {
            return null;
        }

        return (place.Shop is { } shop ? AddressOf(new(EntityKind.Shop, shop)) : null)
            ?? OfBuilding(place.Building)
            ?? AddressNear(place.Point)
            ?? StreetName(place.Segment)
            ?? NameOf(EntityKind.Area, place.Community)
            ?? NameOf(EntityKind.Area, place.Subdistrict);
    }

    /// <summary>The shop whose front begins within a few metres of a point on no front; null for none.</summary>
    public string? ShopNear(GeoPoint point)
    {
        var plane = LocalMetres.Round(point);
        (double Metres, string? Shop) nearest = (double.PositiveInfinity, null);
        foreach (var street in streets.Meeting(
            plane.Grow(new(point.Lon, point.Lat, point.Lon, point.Lat), options.FrontNearMetres)))
        {
            if (street.ShopNear(street.Line!.Project(plane)) is { } near
                && near.Metres <= options.FrontNearMetres
                && (near.Metres < nearest.Metres
                    || (near.Metres.Equals(nearest.Metres) && IsBefore(near.Shop, nearest.Shop))))
            {
                nearest = near;
            }
        }

        return nearest.Shop;
    }

    /// <summary>
    /// The places that a text means as a whole: those with this name or address; where there are none, those in an area
    /// that it names first (某县某街道中街98号), or those at the door that it begins with (中街98号三楼).
    /// </summary>
    public IReadOnlyList<NamedPlace> MeantBy(string text)
    {
        var key = PlaceText.Key(text);
        var meant = Whole(key);
        if (meant.Count == 0 && AreaBefore(key) is { } before)
        {
            var (area, rest) = before;
            meant = [.. Whole(rest).Where(place => PointOf(place) is { } point && area.Shape!.Contains(point))];
        }

        return meant;
    }

    /// <summary>
    /// The places that have every word of a question, in their own name or address or in the name or address of the
    /// building, road or area that they lie in or at (宠物 新桥: a pet shop in 新桥路). The names that have most of it
    /// come first.
    /// </summary>
    public IEnumerable<NamedPlace> FindWithin(string question)
    {
        var words = PlaceText.Words(question);
        return Named.WithSome(words)
            .Select(place => (Place: place, Own: words.Count(word => PlaceIndex.Has(place, word))))
            .Where(found => words.All(word =>
                PlaceIndex.Has(found.Place, word) || Around(found.Place).Any(one => PlaceIndex.Has(one, word))))
            .OrderByDescending(static found => found.Own)
            .ThenBy(static found => found.Place.NameKey.Length)
            .ThenBy(static found => found.Place.Thing.ToString(), StringComparer.Ordinal)
            .Select(static found => found.Place);
    }

    /// <summary>
    /// What a place lies in or at, as far as it has a name: the larger units of its point, its community and town.
    /// </summary>
    private IEnumerable<NamedPlace> Around(NamedPlace place)
    {
        if (PointOf(place) is not { } point || Locate(point).Place is not { } at)
        {
            return [];
        }

        var areas = new[] { at.Community, at.Subdistrict }.OfType<string>()
            .Select(static code => new EntityRef(EntityKind.Area, code));
        // Units have the smallest first; an area is none, and lies in areas alone.
        var larger = Kinds.Units.Select(static unit => unit.Kind)
            .SkipWhile(kind => kind != place.Thing.Kind)
            .ToHashSet();
        return at.Units().Where(unit => larger.Contains(unit.Kind)).Concat(areas)
            .Select(unit => Named[unit])
            .OfType<NamedPlace>();
    }

    /// <summary>
    /// What a text that means no one place may mean, the best first: places that have its words, else those whose names
    /// it has, the longest name first. Areas are left out: what lies in one is not found by it.
    /// </summary>
    public IReadOnlyList<NamedPlace> MayBeMeantBy(string text, int most)
    {
        var rest = AreaBefore(PlaceText.Key(text))?.After ?? text;
        var having = Named.Find(rest, null, most);
        return having.Count > 0 ? having : [.. NamesIn(PlaceText.Key(rest)).Take(most)];
    }

    /// <summary>The places whose names a text has, the longest name first; no areas.</summary>
    /// <param name="key">The text as it is compared.</param>
    public IEnumerable<NamedPlace> NamesIn(string key)
    {
        var read = Math.Min(key.Length, LongestRead);
        for (var length = Math.Min(read, LongestName); length >= ShortestName; length--)
        {
            for (var from = 0; from + length <= read; from++)
            {
                // The road itself comes before the lamps whose address it is.
                var name = key.Substring(from, length);
                foreach (var place in Named.Named(name)
                    .Where(static place => place.Thing.Kind != EntityKind.Area)
                    .OrderBy(place => place.AddressKey == name))
                {
                    yield return place;
                }
            }
        }
    }

    private IReadOnlyList<NamedPlace> Whole(string key)
    {
        if (Named.Named(key) is { Count: > 0 } whole)
        {
            return whole;
        }

        for (var until = key.Length - 1; until > 1; until--)
        {
            if (char.IsAsciiDigit(key[until - 1]) && char.IsAsciiDigit(key[until]))
            {
                continue;
            }

            // A road alone is no door, though lamps have it for their address.
            var beginning = key[..until];
            if (beginning.Any(char.IsAsciiDigit)
                && Named.Named(beginning).Where(place => place.AddressKey == beginning).ToList()
                    is { Count: > 0 } door)
            {
                return door;
            }
        }

        return [];
    }

    /// <summary>The area whose name stands last in a text, and what follows it.</summary>
    private (Area Area, string After)? AreaBefore(string key)
    {
        (Area Area, string After)? found = null;
        foreach (var kind in (AreaKind[])[AreaKind.County, AreaKind.Subdistrict, AreaKind.Community])
        {
            foreach (var area in Drawn(kind))
            {
                var name = Named[new(EntityKind.Area, area.Code)]?.NameKey ?? "";
                if (name.Length > 1
                    && key.LastIndexOf(name, StringComparison.Ordinal) is >= 0 and var at
                    && key[(at + name.Length)..] is { Length: > 0 } rest
                    && !(found?.After.Length <= rest.Length))
                {
                    found = (area, rest);
                }
            }
        }

        return found;
    }

    /// <summary>The address of the nearest building with one, in reach of an address.</summary>
    private string? AddressNear(GeoPoint point)
    {
        var plane = LocalMetres.Round(point);
        return buildings
            .Meeting(plane.Grow(new(point.Lon, point.Lat, point.Lon, point.Lat), options.AddressReachMetres))
            .Select(building => (
                Address: AddressOf(new(EntityKind.Building, building.Code)),
                Metres: building.Shape!.MetresToEdge(plane)))
            .Where(near => near.Address is not null && near.Metres <= options.AddressReachMetres)
            .OrderBy(static near => near.Metres)
            .FirstOrDefault().Address;
    }

    private ShopFront? FrontOf(EntityRef shop) =>
        shop.Kind == EntityKind.Shop && SegmentOfShop(shop.Key) is { } segment
            ? streets[segment]?.Fronts.FirstOrDefault(front => front.Shop == shop.Key)
            : null;

    private string? OfBuilding(string? building) =>
        building is null ? null : AddressOf(new(EntityKind.Building, building));

    private string? StreetName(string? segment) => segment is null
        ? null
        : NameOf(EntityKind.Road, RoadOf(segment)) ?? NameOf(EntityKind.Segment, segment);

    private string? NameOf(EntityKind kind, string? key) => key is null ? null : Named[new(kind, key)]?.Name;
}
