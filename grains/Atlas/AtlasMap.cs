using System.Collections.Immutable;
using Grid.Areas;
using Grid.Buildings;
using Grid.Cells;
using Grid.Parties;
using Grid.Places;
using Grid.Registers;
using Grid.Roads;
using Grid.Segments;
using Grid.Shops;

namespace Grid.Atlas;

/// <summary>
/// The map of the city (地理底图), whole, immutable and in memory: which cell, street, building, frontage and zones hold
/// a point. Made from the registers' entries; the same entries in any order make the same map.
/// </summary>
internal sealed partial class AtlasMap
{
    private readonly AtlasOptions _options;
    private Layer<Area> _areas = Layer<Area>.Empty;
    private Layer<MapCell> _cells = Layer<MapCell>.Empty;
    private Layer<Street> _streets = Layer<Street>.Empty;
    private Layer<Footprint> _buildings = Layer<Footprint>.Empty;
    private Layer<Thing> _things = Layer<Thing>.Empty;
    private ImmutableDictionary<string, RoadData> _roads = ImmutableDictionary<string, RoadData>.Empty;
    private ImmutableDictionary<string, string> _segmentOfShop = ImmutableDictionary<string, string>.Empty;

    private AtlasMap(AtlasOptions options) => _options = options;

    public static AtlasMap Empty { get; } = EmptyWith(AtlasOptions.Default);

    /// <summary>Position in the registers' partition up to which the map has read.</summary>
    public long Version { get; private init; }

    public static AtlasMap EmptyWith(AtlasOptions options) => new(options);

    /// <summary>The map after these changes. What did not change is shared with this one.</summary>
    public AtlasMap With(long version, IReadOnlyList<(EntityRef Ref, RegisterData Data)> changes)
    {
        var map = new AtlasMap(_options)
        {
            Version = version,
            _areas = _areas,
            _cells = _cells,
            _streets = _streets,
            _buildings = _buildings,
            _things = _things,
            _roads = _roads,
            _segmentOfShop = _segmentOfShop,
        };
        map.Enter(changes);
        return map;
    }

    public CellData? Cell(string code) => Find(code)?.Data;

    public bool HasSegment(string code) => _streets[code] is { Line: not null };

    public bool HasRoad(string code) => _roads.ContainsKey(code);

    public bool HasAnyStreet => _streets.All.Any();

    /// <summary>主干道 次干道 支路 巷弄, as registered.</summary>
    public IReadOnlySet<string> RoadGrades =>
        _streets
            .All.Select(static street => street.Grade)
            .Concat(_roads.Values.Select(static road => road.Grade))
            .OfType<string>()
            .ToHashSet();

    /// <summary>禁止区 严控区 疏导区, as registered.</summary>
    public IReadOnlySet<string> TradingZones => _streets.All.Select(static street => street.TradingZone)
        .Concat(_roads.Values.Select(static road => road.TradingZone))
        .Concat(_areas.All.Where(static area => area.Kind == AreaKind.TradingZone).Select(ZoneWord))
        .OfType<string>().ToHashSet();

    /// <summary>街道、镇 with an outline, by code.</summary>
    internal IEnumerable<Area> Subdistricts => Drawn(AreaKind.Subdistrict);

    internal IEnumerable<Area> Counties => Drawn(AreaKind.County);

    /// <summary>Segments with a line, by code.</summary>
    public IEnumerable<(string Code, string GeoJson)> Segments =>
        _streets
            .All.Where(static street => street.GeoJson is not null)
            .OrderBy(static street => street.Code, StringComparer.Ordinal)
            .Select(static street => (street.Code, street.GeoJson!));

    public IEnumerable<string> Roads => _roads.Keys.Order(StringComparer.Ordinal);

    public IEnumerable<(string Code, string GeoJson)> Buildings =>
        _buildings
            .All.OrderBy(static building => building.Code, StringComparer.Ordinal)
            .Select(static building => (building.Code, building.GeoJson));

    /// <summary>Shops that were not closed for good.</summary>
    public IEnumerable<string> Shops =>
        _streets.All.SelectMany(static street => street.Shops).Order(StringComparer.Ordinal);

    public bool HasBuilding(string code) => _buildings[code] is not null;

    public string? OutlineOfArea(string code) => _areas[code]?.GeoJson;

    public bool HasArea(string code) => _areas[code] is not null;

    public bool HasAny(AreaKind kind) => _areas.All.Any(area => area.Kind == kind);

    /// <summary>The segment a shop's front lies on; null for an unknown shop.</summary>
    public string? SegmentOfShop(string shop) => _segmentOfShop.GetValueOrDefault(shop);

    /// <summary>The road of a segment; null for an unknown segment.</summary>
    public string? RoadOf(string segment) => _streets[segment]?.Road;

    /// <summary>
    /// Things of kinds that have no layer of their own, as far as they lie somewhere, by kind and code.
    /// </summary>
    internal IEnumerable<Thing> Things =>
        _things
            .All.Where(static thing => thing.Reach is not null)
            .OrderBy(static thing => thing.Code, StringComparer.Ordinal);

    /// <summary>A thing of a kind that has no layer of its own; null for an unknown one.</summary>
    internal Thing? Find(EntityRef entry) => _things[entry.ToString()];

    /// <summary>Re-cut away: it takes no new cases, its successors do.</summary>
    public bool IsRetired(string code) => Find(code)?.IsRetired ?? false;

    /// <summary>The drawn frontage of a shop as GeoJSON text, for display; null when it has none.</summary>
    public string? FrontageOf(string shopCode) =>
        _segmentOfShop.TryGetValue(shopCode, out var segment) ? _streets[segment]?.Outline(shopCode) : null;

    /// <summary>
    /// Who took over from a re-cut cell at this point: of all live successors, also of successors of successors, the
    /// one that holds the point, or the nearest where none does; a redrawn cell is among its own. Null when the cell is
    /// unknown, or was never re-cut.
    /// </summary>
    public string? SuccessorAt(string recutCell, GeoPoint point)
    {
        if (Find(recutCell) is not { Data.Successors.Count: > 0 } recut)
        {
            return null;
        }

        var plane = LocalMetres.Round(point);
        return LiveSuccessors(recut)
            .OrderBy(cell =>
                cell.Shape is { } shape
                    ? (shape.Contains(point) ? 0 : shape.MetresToEdge(plane))
                    : double.PositiveInfinity)
            .ThenBy(static cell => cell.Code, StringComparer.Ordinal)
            .FirstOrDefault()?.Code;
    }

    /// <summary>Live cells that may share ground with the box, by code.</summary>
    internal IEnumerable<MapCell> LiveCells(Box box) => _cells.Meeting(box);

    /// <summary>All live cells, by code.</summary>
    internal IEnumerable<MapCell> LiveCells() =>
        _cells
            .All.Where(static cell => !cell.IsRetired && cell.Shape is not null)
            .OrderBy(static cell => cell.Code, StringComparer.Ordinal);

    private IEnumerable<Area> Drawn(AreaKind kind) =>
        _areas
            .All.Where(area => area.Kind == kind && area.Reach is not null)
            .OrderBy(static area => area.Code, StringComparer.Ordinal);

    private MapCell? Find(string code) => CellCode.TryParse(code, out var cell) ? _cells[cell.Text] : null;

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
        foreach (var (entry, data) in changes)
        {
            switch (data)
            {
                case AreaData area:
                    var oldArea = _areas[entry.Key];
                    _areas = _areas.Put(
                        new(
                            entry.Key,
                            area,
                            oldArea?.GeoJson == area.Geometry ? oldArea.Shape : Shape.Of(area.Geometry)));
                    break;
                case CellData cell when CellCode.TryParse(entry.Key, out var code):
                    var oldCell = _cells[code.Text];
                    _cells = _cells.Put(new(
                        code.Text,
                        cell,
                        oldCell?.Data.Geometry == cell.Geometry ? oldCell.Shape : Shape.Of(cell.Geometry),
                        _options.NearbyMetres));
                    break;
                case SegmentData segment:
                    _streets = _streets.Put(StreetOrNew(entry.Key).With(segment));
                    break;
                case RoadData road:
                    _roads = _roads.SetItem(entry.Key, road with { Geometry = null });
                    break;
                case BuildingData building:
                    var oldBuilding = _buildings[entry.Key];
                    _buildings = _buildings.Put(new(
                        entry.Key,
                        building,
                        oldBuilding?.GeoJson == building.Geometry ? oldBuilding.Shape : Shape.Of(building.Geometry))
                );
                    break;
                case ShopData shop:
                    EnterShop(fronts, entry.Key, shop);
                    break;
                default:
                    EnterThing(entry, EntryRules.Of(data)?.Spot(data));
                    break;
            }
        }

        // Street by street, not shop by shop: a thousand shops of one street share it out once.
        foreach (var (segment, changed) in fronts)
        {
            _streets = _streets.Put(StreetOrNew(segment).With(changed));
        }
    }

    private void EnterThing(EntityRef entry, MapSpot? spot)
    {
        if (spot is not null || Find(entry) is not null)
        {
            _things = _things.Put(new(entry, spot));
        }
    }

    private void EnterShop(Dictionary<string, Dictionary<string, ShopFront?>> fronts, string code, ShopData shop)
    {
        if (_segmentOfShop.TryGetValue(code, out var before) && before != shop.Segment)
        {
            Of(before)[code] = null;
        }

        _segmentOfShop = _segmentOfShop.SetItem(code, shop.Segment);
        Of(shop.Segment)[code] = shop.Closed
            ? null
            : new(code, shop.Side == "left", shop.FromMetres, shop.ToMetres, shop.WallMetres);

        Dictionary<string, ShopFront?> Of(string segment) =>
            fronts.TryGetValue(segment, out var changed) ? changed : fronts[segment] = [];
    }

    private Street StreetOrNew(string code) => _streets[code] ?? Street.Unknown(code, _options);
}
