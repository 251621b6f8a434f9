using Grid.Atlas;
using Grid.Cases;
using Grid.Foundation;
using Grid.Parties;
using Grid.Places;

namespace Grid.Counties;

internal sealed partial class County
{
    /// <summary>Of so many directions, one meets a straight border within this factor of its distance.</summary>
    private const int Directions = 16;
    private const double Further = 1.1;

    /// <summary>
    /// The place of a report without a point: that of the thing or area it names, else of the smallest area whose name
    /// its words have, else of the county.
    /// </summary>
    /// <param name="words">Address and description.</param>
    public Outcome<Spot> Find(Whereabouts where, params IEnumerable<string?> words)
    {
        if (where.Thing is { } thing)
        {
            return Atlas.CentreOf(thing) is { } centre && Locate(centre).Place is { } place
                ? new Spot(Within(place, thing), thing)
                : Refusal.Unprocessable(
                    "place.unknown",
                    $"There is no {thing.KindName} '{thing.Key}' on the map. Send a code that is registered, a point, "
                    + "or \"address\" in words.");
        }

        if (!TakesUnplaced)
        {
            return Refusal.Unprocessable(
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

        return Somewhere(words);
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

    /// <summary>The place at the centre of a thing, which holds that thing itself and not its neighbour.</summary>
    private Place Within(Place place, EntityRef thing) => thing.Kind switch
    {
        EntityKind.Shop => place with { Shop = thing.Key },
        EntityKind.Building => place with { Building = thing.Key },
        EntityKind.Segment => place with { Segment = thing.Key, Road = Atlas.RoadOf(thing.Key), Shop = null },
        _ => place,
    };
}
