using Grid.Atlas;
using Grid.Cases;
using Grid.Foundation;
using Grid.Parties;
using Grid.Parts;
using Grid.Places;
using Grid.Rulebook;

namespace Grid.Counties;

internal sealed partial class County
{
    /// <summary>Of so many directions, one meets a straight border within this factor of its distance.</summary>
    private const int Directions = 16;
    private const double Further = 1.1;

    /// <summary>So many places are said that an address may mean.</summary>
    private const int MostCandidates = 5;

    /// <summary>
    /// The place of a report without a point of its own: that of the thing or area it names, else of the smallest area
    /// whose name its words have, else of the county. An address that means one place is that place.
    /// </summary>
    /// <param name="address">Where it is in the words of the sender.</param>
    public Outcome<Spot> Find(Whereabouts where, string? address = null, string? description = null)
    {
        if (where.Thing is { } thing)
        {
            return At(thing, where.Point);
        }

        var meant = where.Area is null && address is not null ? Atlas.MeantBy(address) : [];
        if (TheOne(meant) is { } one && At(one, null).Value is { } there)
        {
            return there;
        }

        if (!TakesUnplaced)
        {
            return meant.Count > 1 ? Several(address!, meant) : Refusal.Unprocessable(
                "report.pointMissing",
                $"{Name ?? "The county"} takes no report without a place. Send \"lon\" and \"lat\", or \"shop\", "
                + "\"building\", \"segment\" or \"cell\" by its code.");
        }

        if (where.Area is { } area)
        {
            return PlaceIn(area) is { } place
                ? new Spot(place, Unplaced: true)
                : Refusal.Unprocessable(
                    "place.unknown",
                    $"There is no county, sub-district or community '{area}'. Send the code of one, such as "
                    + string.Join(", ", Atlas.Subdistricts.Take(3).Select(static one => $"{one.Code} {one.Name}"))
                    + ", or leave it out.");
        }

        var somewhere = Somewhere(address, description);
        return somewhere.Value is { } spot && address is not null
            ? spot with { MayBe = [.. MayBe(address, meant).Take(MostCandidates).Select(static place => place.Thing)] }
            : somewhere;
    }

    /// <summary>The place at a thing: in its middle, or at a point that was sent beside it.</summary>
    public Outcome<Spot> At(EntityRef thing, GeoPoint? point)
    {
        if (Atlas.CentreOf(thing) is not { } centre || Locate(centre).Place is not { } middle)
        {
            return Refusal.Unprocessable(
                "place.unknown",
                $"There is no {thing.KindName} '{thing.Key}' on the map. Send a code that is registered, a point, "
                + "or \"address\" in words.");
        }

        if (point is not { } at)
        {
            return new Spot(Within(middle, thing), thing);
        }

        var located = Locate(at);
        if (located.Place is not { } place)
        {
            return Outside(at, located);
        }

        return Apart(thing, centre, at) is { } apart ? apart : new Spot(Within(place, thing));
    }

    /// <summary>
    /// The place that a point has in this county: where it lies, or, of a point beyond its border by no more than two
    /// surveys of a border differ, where its ground begins. Null for a point further away.
    /// </summary>
    public Place? PlaceAt(GeoPoint point)
    {
        var located = Locate(point);
        if (located.Place is not null || located.OutsideMetres > Atlas.Options.CellMarginMetres)
        {
            return located.Place;
        }

        var (plane, metres) = (LocalMetres.Round(point), (located.OutsideMetres * Further) + 1);
        for (var i = 0; i < Directions; i++)
        {
            var (sin, cos) = Math.SinCos(2 * Math.PI * i / Directions);
            if (Locate(new(plane.Lon(metres * cos), plane.Lat(metres * sin))).Place is { } inside)
            {
                return inside with { Point = point };
            }
        }

        return null;
    }

    /// <summary>
    /// The place of what lies somewhere in the county: in the smallest area whose name its words have, else in the
    /// county.
    /// </summary>
    public Outcome<Spot> Somewhere(params IEnumerable<string?> words)
    {
        var named = words.OfType<string>().Select(Atlas.AreaNamedIn).FirstOrDefault(static code => code is not null)
            ?? Atlas.Counties.FirstOrDefault()?.Code;
        return named is not null && PlaceIn(named) is { } somewhere
            ? new Spot(somewhere, Unplaced: true)
            : Refusal.Unprocessable(
                "report.pointMissing",
                "The report has no point, and its words name no area of the county. Send \"lon\" and \"lat\", or "
                + "\"shop\", \"building\", \"segment\", \"cell\" or \"area\" by its code.");
    }

    /// <summary>
    /// The one place that is meant: the only one, or the building whose shops have its address. A road or an area is
    /// where it is and no place.
    /// </summary>
    private static EntityRef? TheOne(IReadOnlyList<NamedPlace> meant)
    {
        var near = meant.Select(static place => place.Thing)
            .Where(static thing => thing.Kind is not (EntityKind.Road or EntityKind.Area))
            .ToList();
        if (near is [var one])
        {
            return one;
        }

        return near.FindAll(static thing => thing.Kind == EntityKind.Building) is [var building] ? building : null;
    }

    /// <summary>The places that an address may mean, the best first.</summary>
    private IEnumerable<NamedPlace> MayBe(string address, IReadOnlyList<NamedPlace> meant) =>
        meant.Count > 0 ? meant : Atlas.MayBeMeantBy(address, MostCandidates);

    private static Refusal Several(string address, IReadOnlyList<NamedPlace> meant) => Refusal.Unprocessable(
        "report.addressUnclear",
        $"The address '{address}' is that of several places: "
        + string.Join(", ", meant.Take(MostCandidates).Select(static place =>
            $"{place.Thing.KindName} {place.Thing.Key} {place.Name}"))
        + ". Send the code of one.");

    /// <summary>The entry of the part that a report names, by its code or as its address; null for none.</summary>
    public PartData? PartOf(Place place) => place.Part is { } part ? Atlas.Part(part) : null;

    /// <summary>
    /// The place of a matter of a class, with the part of that class that its point hits unless it has a part.
    /// </summary>
    public Place AtPart(Place place, ClassKind kind, string @class) =>
        kind == ClassKind.Part && place.Part is null && Atlas.PartAt(place.Point, @class) is { } part
            ? place with { Part = part }
            : place;

    /// <summary>The place with the nearest address, and with the shop next to it where it is before none.</summary>
    public Place Described(Place place) => place with
    {
        Address = Atlas.NearestAddress(place),
        ShopNearby = place.Shop is null ? Atlas.ShopNear(place.Point) : null,
    };

    /// <summary>Why a point that is sent beside a thing is not at it; null where it is.</summary>
    private Refusal? Apart(EntityRef thing, GeoPoint centre, GeoPoint point)
    {
        var plane = LocalMetres.Round(point);
        var metres = Atlas.MetresTo(thing, point) ?? double.Hypot(plane.X(centre.Lon), plane.Y(centre.Lat));
        return metres <= Atlas.Options.BesideMetres
            ? null
            : Refusal.Unprocessable(
                "report.placeApart",
                $"The point lies {metres:0} m from {thing.KindName} '{thing.Key}'. Send the code of what it is at, or "
                + "the code alone.");
    }

    /// <summary>The place at the centre of a thing, which holds that thing itself and not its neighbour.</summary>
    private Place Within(Place place, EntityRef thing) => thing.Kind switch
    {
        EntityKind.Shop => place with { Shop = thing.Key },
        EntityKind.Building => place with { Building = thing.Key },
        EntityKind.Part => place with { Part = thing.Key },
        EntityKind.Segment => place with { Segment = thing.Key, Road = Atlas.RoadOf(thing.Key), Shop = null },
        _ => place,
    };
}
