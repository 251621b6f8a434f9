using System.Collections.Immutable;
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

/// <summary>
/// The map of the city (地理底图), whole, immutable and in memory: which cell, street, building, frontage and zones hold a
/// point. The registers' entries make it; the same entries in any order make the same map.
/// </summary>
internal sealed partial class AtlasMap
{
    private readonly AtlasOptions options;
    private Layer<Area> areas = Layer<Area>.Empty;
    private Layer<MapCell> cells = Layer<MapCell>.Empty;
    private Layer<Street> streets = Layer<Street>.Empty;
    private Layer<Footprint> buildings = Layer<Footprint>.Empty;
    private Layer<Thing> things = Layer<Thing>.Empty;
    private ImmutableDictionary<string, RoadData> roads = ImmutableDictionary<string, RoadData>.Empty;
    private ImmutableDictionary<string, string> segmentOfShop = ImmutableDictionary<string, string>.Empty;

    private AtlasMap(AtlasOptions options) => this.options = options;

    public static AtlasMap Empty { get; } = EmptyWith(AtlasOptions.Default);

    /// <summary>The position in the registers' partition up to which the map has read.</summary>
    public long Version { get; private init; }

    public static AtlasMap EmptyWith(AtlasOptions options) => new(options);

    /// <summary>What the codes of its areas and cells say.</summary>
    public CodeProfile Codes { get; private init; } = CodeProfile.Digits;

    /// <summary>The map after these changes. It shares all unchanged parts with this one.</summary>
    /// <param name="codes">What codes say from now on; null for the same as before.</param>
    /// <param name="gone">Things that are not in force any more, or not yet: the map does not show them.</param>
    /// <param name="margins">The distances by which it is drawn from now on; null for the same as before.</param>
    public AtlasMap With(
        long version,
        IReadOnlyList<(EntityRef Ref, RegisterData Data)> changes,
        CodeProfile? codes = null,
        IReadOnlyList<EntityRef>? gone = null,
        AtlasOptions? margins = null)
    {
        var profile = codes ?? Codes;
        var map = new AtlasMap(margins ?? options)
        {
            Version = version,
            Codes = profile,
            areas = profile == Codes
                ? areas
                : areas.All.Aggregate(Layer<Area>.Empty, (layer, area) => layer.Put(area.Under(profile))),
            cells = cells,
            streets = streets,
            buildings = buildings,
            things = things,
            parts = parts,
            Named = Named,
            roads = roads,
            segmentOfShop = segmentOfShop,
            Reach = Reach,
        };
        if (map.options != options)
        {
            map.Redraw();
        }

        map.Enter(changes);
        map.Remove(gone ?? []);
        map.Named = Named.With(
        [
            .. changes.Select(static change => (change.Ref, NamedPlace.Of(change.Ref, change.Data))),
            .. (gone ?? []).Select(static thing => (thing, (NamedPlace?)null)),
        ]);
        return map;
    }

    public CellData? Cell(string code) => Find(code)?.Data;

    public bool HasSegment(string code) => streets[code] is { Line: not null };

    public bool HasRoad(string code) => roads.ContainsKey(code);

    public bool HasAnyStreet => streets.All.Any();

    /// <summary>主干道 次干道 支路 巷弄, as registered.</summary>
    public IReadOnlySet<string> RoadGrades =>
        streets
            .All.Select(static street => street.Grade)
            .Concat(roads.Values.Select(static road => road.Grade))
            .OfType<string>()
            .ToHashSet();

    /// <summary>禁止区 严控区 疏导区, as registered.</summary>
    public IReadOnlySet<string> TradingZones => streets.All.Select(static street => street.TradingZone)
        .Concat(roads.Values.Select(static road => road.TradingZone))
        .Concat(areas.All.Where(static area => area.Kind == AreaKind.TradingZone)
            .Select(area => Area.TradingZoneWord(area.Name, options.TradingZoneWords)))
        .OfType<string>().ToHashSet();

    /// <summary>街道、镇 with an outline, by code.</summary>
    internal IEnumerable<Area> Subdistricts => Drawn(AreaKind.Subdistrict);

    internal IEnumerable<Area> Counties => Drawn(AreaKind.County);

    /// <summary>Segments with a line, by code.</summary>
    public IEnumerable<(string Code, string GeoJson)> Segments =>
        streets
            .All.Where(static street => street.GeoJson is not null)
            .OrderBy(static street => street.Code, StringComparer.Ordinal)
            .Select(static street => (street.Code, street.GeoJson!));

    public IEnumerable<string> Roads => roads.Keys.Order(StringComparer.Ordinal);

    public IEnumerable<(string Code, string GeoJson)> Buildings =>
        buildings
            .All.OrderBy(static building => building.Code, StringComparer.Ordinal)
            .Select(static building => (building.Code, building.GeoJson));

    /// <summary>Shops that were not closed for good.</summary>
    public IEnumerable<string> Shops =>
        streets.All.SelectMany(static street => street.Shops).Order(StringComparer.Ordinal);

    public bool HasBuilding(string code) => buildings[code] is not null;

    public string? OutlineOfArea(string code) => areas[code]?.GeoJson;

    internal Area? AreaOf(string code) => areas[code];

    public bool HasArea(string code) => areas[code] is not null;

    public bool HasAny(AreaKind kind) => areas.All.Any(area => area.Kind == kind);

    /// <summary>The segment a shop's front lies on; null for an unknown shop.</summary>
    public string? SegmentOfShop(string shop) => segmentOfShop.GetValueOrDefault(shop);

    /// <summary>The road of a segment; null for an unknown segment.</summary>
    public string? RoadOf(string segment) => streets[segment]?.Road;

    /// <summary>
    /// Things of kinds that have no layer of their own, as far as they lie somewhere, by kind and code.
    /// </summary>
    internal IEnumerable<Thing> Things =>
        things
            .All.Where(static thing => thing.Reach is not null)
            .OrderBy(static thing => thing.Code, StringComparer.Ordinal);

    /// <summary>A thing of a kind that has no layer of its own; null for an unknown one.</summary>
    internal Thing? Find(EntityRef entry) => things[entry.ToString()];

    /// <summary>Whether the cell was re-cut: its successors take the new cases.</summary>
    public bool IsRetired(string code) => Find(code)?.IsRetired ?? false;

    /// <summary>The drawn frontage of a shop as GeoJSON text, for display; null when it has none.</summary>
    public string? FrontageOf(string shopCode) =>
        segmentOfShop.TryGetValue(shopCode, out var segment) ? streets[segment]?.Outline(shopCode) : null;

    /// <summary>
    /// The cell that took over from a re-cut cell at this point: of all live successors, also of successors of
    /// successors, the one that holds the point, or the nearest where none does; a redrawn cell is among its own
    /// successors. Null when the cell is unknown, or was never re-cut.
    /// </summary>
    public string? SuccessorAt(string recutCell, GeoPoint point)
    {
        if (Find(recutCell) is not { Data.Successors.Count: > 0 } recut)
        {
            return null;
        }

        var plane = LocalMetres.Round(point);
        return LiveSuccessors(recut)
            .OrderBy(cell => cell.Shape switch
            {
                null => double.PositiveInfinity,
                var shape when shape.Contains(point) => 0,
                var shape => shape.MetresToEdge(plane),
            })
            .ThenBy(static cell => cell.Code, StringComparer.Ordinal)
            .FirstOrDefault()?.Code;
    }

    /// <summary>Live cells that may share ground with the box, by code.</summary>
    internal IEnumerable<MapCell> LiveCells(Box box) => cells.Meeting(box);

    /// <summary>All live cells, by code.</summary>
    internal IEnumerable<MapCell> LiveCells() =>
        cells
            .All.Where(static cell => !cell.IsRetired && cell.Shape is not null)
            .OrderBy(static cell => cell.Code, StringComparer.Ordinal);

    private IEnumerable<Area> Drawn(AreaKind kind) =>
        areas
            .All.Where(area => area.Kind == kind && area.Reach is not null)
            .OrderBy(static area => area.Code, StringComparer.Ordinal);

    private MapCell? Find(string code) => cells[Codes.KeyOf(code)];

    private IEnumerable<MapCell> LiveSuccessors(MapCell recut)
    {
        HashSet<string> seen = [];
        Queue<string> waiting = new(recut.Data.Successors);
        while (waiting.TryDequeue(out var code))
        {
            if (Find(code) is not { } cell || !seen.Add(cell.Code))
            {
                continue;
            }

            if (!cell.IsRetired)
            {
                yield return cell;
            }

            foreach (var next in cell.Data.Successors)
            {
                waiting.Enqueue(next);
            }
        }
    }

    private void Enter(IReadOnlyList<(EntityRef Ref, RegisterData Data)> changes)
    {
        Dictionary<string, Dictionary<string, ShopFront?>> fronts = [];
        Box? land = null;
        foreach (var (entry, data) in changes)
        {
            switch (data)
            {
                case AreaData area:
                    var oldArea = areas[entry.Key];
                    areas = areas.Put(new(
                        entry.Key,
                        area,
                        oldArea?.GeoJson == area.Geometry ? oldArea.Shape : Shape.Of(area.Geometry),
                        Codes));
                    land = Round(land, areas[entry.Key]);
                    break;
                case CellData cell:
                    var code = Codes.KeyOf(entry.Key);
                    var oldCell = cells[code];
                    cells = cells.Put(new(
                            code,
                            cell,
                            oldCell?.Data.Geometry == cell.Geometry ? oldCell.Shape : Shape.Of(cell.Geometry),
                            options.NearbyMetres));
                    land = Round(land, cells[code]);
                    break;
                case SegmentData segment:
                    streets = streets.Put(StreetOrNew(entry.Key).With(segment));
                    break;
                case RoadData road:
                    roads = roads.SetItem(entry.Key, road with { Geometry = null });
                    break;
                case BuildingData building:
                    var oldBuilding = buildings[entry.Key];
                    buildings = buildings.Put(new(
                            entry.Key,
                            building,
                            oldBuilding?.GeoJson == building.Geometry ? oldBuilding.Shape : Shape.Of(building.Geometry))
                    );
                    break;
                case ShopData shop:
                    EnterShop(fronts, entry.Key, shop);
                    break;
                case PartData part:
                    parts = parts.Put(new(entry.Key, part));
                    break;
                default:
                    EnterThing(entry, EntryRules.Of(data)?.Spot(data));
                    break;
            }
        }

        // The loop goes street by street, not shop by shop: a street with a thousand changed shops is divided between
        // them once.
        foreach (var (segment, changed) in fronts)
        {
            streets = streets.Put(StreetOrNew(segment).With(changed));
        }

        Extend(land);

        static Box? Round(Box? land, IMapped? thing) =>
            thing?.Reach is { } reach ? land?.With(reach) ?? reach : land;
    }

    /// <summary>Draws streets, cells and reach anew by the distances of this map.</summary>
    private void Redraw()
    {
        streets = streets.All.Aggregate(
            Layer<Street>.Empty, (layer, street) => layer.Put(street.Under(options)));
        cells = cells.All.Aggregate(
            Layer<MapCell>.Empty, (layer, cell) => layer.Put(cell.Under(options)));
        foreach (var land in areas.All.Concat<IMapped>(cells.All))
        {
            Extend(land.Reach);
        }
    }

    private void Extend(Box? land)
    {
        if (land is { } drawn)
        {
            var grown = LocalMetres.Round(drawn.Centre).Grow(drawn, options.CellMarginMetres);
            Reach = Reach?.With(grown) ?? grown;
        }
    }

    private void Remove(IReadOnlyList<EntityRef> gone)
    {
        foreach (var thing in gone)
        {
            var code = thing.Key;
            switch (thing.Kind)
            {
                case EntityKind.Area:
                    areas = areas.Remove(code);
                    break;
                case EntityKind.Cell:
                    cells = cells.Remove(Codes.KeyOf(code));
                    break;
                case EntityKind.Segment when streets[code] is { } street:
                    streets = streets.Put(street.Without());
                    break;
                case EntityKind.Road:
                    roads = roads.Remove(code);
                    break;
                case EntityKind.Building:
                    buildings = buildings.Remove(code);
                    break;
                case EntityKind.Shop when segmentOfShop.TryGetValue(code, out var segment):
                    segmentOfShop = segmentOfShop.Remove(code);
                    streets = streets.Put(
                        StreetOrNew(segment).With(new Dictionary<string, ShopFront?> { [code] = null }));
                    break;
                case EntityKind.Part:
                    parts = parts.Remove(code);
                    break;
                default:
                    EnterThing(thing, null);
                    break;
            }
        }
    }

    private void EnterThing(EntityRef entry, MapSpot? spot)
    {
        if (spot is not null || Find(entry) is not null)
        {
            things = things.Put(new(entry, spot));
        }
    }

    private void EnterShop(Dictionary<string, Dictionary<string, ShopFront?>> fronts, string code, ShopData shop)
    {
        if (segmentOfShop.TryGetValue(code, out var before) && before != shop.Segment)
        {
            Of(before)[code] = null;
        }

        segmentOfShop = segmentOfShop.SetItem(code, shop.Segment);
        Of(shop.Segment)[code] = shop.Closed
            ? null
            : new(code, shop.Side == "left", shop.FromMetres, shop.ToMetres, shop.WallMetres, shop.Building);

        Dictionary<string, ShopFront?> Of(string segment) =>
            fronts.TryGetValue(segment, out var changed) ? changed : fronts[segment] = [];
    }

    private Street StreetOrNew(string code) => streets[code] ?? Street.Unknown(code, options);
}
