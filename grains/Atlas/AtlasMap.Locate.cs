using Grid.Areas;
using Grid.Parties;
using Grid.Places;

namespace Grid.Atlas;

/// <summary>
/// Finds the place of a point. Where two things hold a point alike, the one with the smaller code has it.
/// </summary>
internal sealed partial class AtlasMap
{
    private const int RingPoints = 8;

    private static readonly int AreaKinds = Enum.GetValues<AreaKind>().Length;

    /// <summary>
    /// The place of a point and, for a point outside the land the map knows, its distance to that land. Land is the
    /// county with its sub-districts, and any ground a cell is drawn on.
    /// </summary>
    public Located Locate(GeoPoint point)
    {
        if (!double.IsFinite(point.Lon) || !double.IsFinite(point.Lat))
        {
            return new(null, 0, null);
        }

        var plane = LocalMetres.Round(point);
        var holding = AreasAt(point);
        var around = CellsAround(point, plane);
        var home = Home(around);
        var subdistrict = holding[(int)AreaKind.Subdistrict]?.Code;
        if (subdistrict is null && home is null && holding[(int)AreaKind.County] is null)
        {
            return Outside(plane);
        }

        subdistrict ??= SubdistrictOf(home) ?? NearestSubdistrict(holding[(int)AreaKind.County]?.Code, plane);
        var remainder = Codes.RemainderOf(subdistrict);
        var (street, metres, front) = StreetAt(point, plane);
        var road = street?.Road is { } code ? roads.GetValueOrDefault(code) : null;
        return new(
            new Place
            {
                Point = point,
                AtlasVersion = Version,
                Cell = home ?? remainder,
                Subdistrict = subdistrict,
                Community = holding[(int)AreaKind.Community]?.Code,
                Segment = street?.Code,
                SegmentMetres = street is null ? null : metres,
                Road = street?.Road,
                RoadGrade = street?.Grade ?? road?.Grade,
                TradingZone = holding[(int)AreaKind.TradingZone] is { } zone
                    ? Area.TradingZoneWord(zone.Name, options.TradingZoneWords)
                    : street?.TradingZone ?? road?.TradingZone,
                Building = BuildingAt(point) ?? BuildingOf(front),
                Shop = front?.Shop,
                DogZone = holding[(int)AreaKind.DogZone]?.Code,
                HighwayLand = holding[(int)AreaKind.HighwayLand]?.Code,
                BuiltUp = holding[(int)AreaKind.BuiltUp] is not null,
                Zones = holding[(int)AreaKind.Zone] is null ? null : ZonesAt(point),
                NearbyCells = Neighbours(around, home, remainder, plane),
                Further = FurtherAt(point, plane),
            },
            0,
            null);
    }

    private static bool IsBefore(string? code, string? other) =>
        other is null || string.CompareOrdinal(code, other) < 0;

    private Area?[] AreasAt(GeoPoint point)
    {
        var found = new Area?[AreaKinds];
        foreach (var area in areas.At(point))
        {
            if (IsBefore(area.Code, found[(int)area.Kind]?.Code) && area.Shape!.Contains(point))
            {
                found[(int)area.Kind] = area;
            }
        }

        return found;
    }

    /// <summary>The zones of the county's own kinds at a point, one of each kind.</summary>
    private string[] ZonesAt(GeoPoint point)
    {
        var zones = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var area in areas.At(point))
        {
            if (area is { Kind: AreaKind.Zone, Zone: { } kind }
                && IsBefore(area.Code, zones.GetValueOrDefault(kind))
                && area.Shape!.Contains(point))
            {
                zones[kind] = area.Code;
            }
        }

        return [.. zones.Select(static zone => $"{zone.Key}/{zone.Value}")];
    }

    /// <summary>Live cells within the duplicate radius, each with its metres from the point; 0 inside.</summary>
    private List<(MapCell Cell, double Metres)> CellsAround(GeoPoint point, LocalMetres plane)
    {
        List<(MapCell, double)> around = [];
        foreach (var cell in cells.At(point))
        {
            var metres = cell.Shape!.Contains(point) ? 0 : cell.Shape.MetresToEdge(plane);
            if (metres <= options.NearbyMetres)
            {
                around.Add((cell, metres));
            }
        }

        return around;
    }

    private string? Home(List<(MapCell Cell, double Metres)> around)
    {
        var (home, nearest) = ((string?)null, double.PositiveInfinity);
        foreach (var (cell, metres) in around)
        {
            if (metres <= options.HairlineMetres
                && (metres < nearest || (metres == nearest && IsBefore(cell.Code, home))))
            {
                (home, nearest) = (cell.Code, metres);
            }
        }

        return home;
    }

    /// <summary>
    /// The other cells that may know the same incident: the drawn cells in the radius, and the remainder where it comes
    /// as near.
    /// </summary>
    private string[] Neighbours(
        List<(MapCell Cell, double Metres)> around,
        string? home,
        string remainder,
        LocalMetres plane)
    {
        if (around.Count == 0)
        {
            return [];
        }

        var codes = around.Select(static near => near.Cell.Code).Where(code => code != home).ToList();
        if (home is not null && IsOpenGroundNear(around, home, plane))
        {
            codes.Add(remainder);
        }

        codes.Sort(StringComparer.Ordinal);
        return [.. codes];
    }

    /// <summary>Whether the circle round the point leaves the drawn cells; tried at eight points of it.</summary>
    private bool IsOpenGroundNear(List<(MapCell Cell, double Metres)> around, string home, LocalMetres plane)
    {
        foreach (var (cell, _) in around)
        {
            if (cell.Code == home && cell.Shape!.MetresToEdge(plane) > options.NearbyMetres)
            {
                return false;
            }
        }

        for (var i = 0; i < RingPoints; i++)
        {
            var (sin, cos) = Math.SinCos(2 * Math.PI * i / RingPoints);
            var there = new GeoPoint(plane.Lon(options.NearbyMetres * cos), plane.Lat(options.NearbyMetres * sin));
            if (!IsDrawn(around, there))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDrawn(List<(MapCell Cell, double Metres)> around, GeoPoint point)
    {
        foreach (var (cell, _) in around)
        {
            if (cell.Shape!.Contains(point))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The nearest street in reach, and the frontage on which the point lies; one of that street goes before one of
    /// another.
    /// </summary>
    private (Street? Street, double Metres, Frontage? Front) StreetAt(GeoPoint point, LocalMetres plane)
    {
        var (nearest, metres) = ((Street?)null, double.PositiveInfinity);
        var (own, elsewhere) = ((Frontage?)null, (Frontage?)null);
        foreach (var street in streets.At(point))
        {
            var position = street.Line!.Project(plane);
            if (position.Metres > street.ReachMetres)
            {
                continue;
            }

            var front = street.FrontAt(position);
            if (position.Metres < metres || (position.Metres == metres && IsBefore(street.Code, nearest?.Code)))
            {
                (nearest, metres, own) = (street, position.Metres, front);
            }

            elsewhere = front is not null && IsBefore(front.Value.Shop, elsewhere?.Shop) ? front : elsewhere;
        }

        return (nearest, metres, own ?? elsewhere);
    }

    /// <summary>The building of a shop answers for its front too (S17).</summary>
    private string? BuildingOf(Frontage? front) =>
        front?.Building is { } building && buildings[building] is not null ? building : null;

    private string? BuildingAt(GeoPoint point)
    {
        string? found = null;
        foreach (var building in buildings.At(point))
        {
            found = IsBefore(building.Code, found) && building.Shape!.Contains(point) ? building.Code : found;
        }

        return found;
    }

    /// <summary>
    /// The nearest thing in reach of each kind without a layer of its own, by kind; null where there is none.
    /// </summary>
    private EntityRef[]? FurtherAt(GeoPoint point, LocalMetres plane)
    {
        Dictionary<EntityKind, (double Metres, string Key)>? found = null;
        foreach (var thing in things.At(point))
        {
            var (kind, key) = thing.Entry;
            if (thing.MetresTo(plane) is { } metres
                && (found?.TryGetValue(kind, out var other) != true || IsNearer(metres, key, other.Metres, other.Key)))
            {
                (found ??= [])[kind] = (metres, key);
            }
        }

        return found is null
            ? null
            : [.. found.OrderBy(static one => one.Key).Select(static one => new EntityRef(one.Key, one.Value.Key))];

        static bool IsNearer(double metres, string key, double otherMetres, string otherKey) =>
            metres < otherMetres || (metres == otherMetres && IsBefore(key, otherKey));
    }

    /// <summary>The sub-district of a drawn cell, by its entry or its code; null where neither says it.</summary>
    private string? SubdistrictOf(string? cell) =>
        cell is null ? null : cells[cell]?.Data.Subdistrict ?? Codes.SubdistrictOf(cell);

    /// <summary>
    /// The nearest sub-district of a point in the county but in none of them (a crack between two outlines); what
    /// stands for the county where it has none.
    /// </summary>
    private string NearestSubdistrict(string? county, LocalMetres plane) =>
        Nearest(AreaKind.Subdistrict, plane, code => county is null || Codes.IsOf(county, code)).Area?.Code
        ?? Codes.WholeOf(county ?? Counties.FirstOrDefault()?.Code ?? "");

    private Located Outside(LocalMetres plane)
    {
        var (area, metres) = Nearest(AreaKind.County, plane, static _ => true);
        if (area is null)
        {
            (area, metres) = Nearest(AreaKind.Subdistrict, plane, static _ => true);
        }

        if (area is not null)
        {
            return new(null, metres, $"{area.Name} {area.Code}");
        }

        var cell = cells.All
            .Where(static cell => cell.Reach is not null)
            .Select(cell => (cell.Code, Metres: cell.Shape!.MetresToEdge(plane)))
            .OrderBy(static cell => cell.Metres).ThenBy(static cell => cell.Code, StringComparer.Ordinal)
            .FirstOrDefault();
        return new(null, cell.Metres, cell.Code);
    }

    private (Area? Area, double Metres) Nearest(AreaKind kind, LocalMetres plane, Func<string, bool> counts) =>
        areas
            .All.Where(area => area.Kind == kind && area.Reach is not null && counts(area.Code))
        .Select(area => ((Area?)area, Metres: area.Shape!.MetresToEdge(plane)))
        .OrderBy(static found => found.Metres).ThenBy(static found => found.Item1!.Code, StringComparer.Ordinal)
        .FirstOrDefault();
}
