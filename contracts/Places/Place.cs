using Grid.Parties;

namespace Grid.Places;

/// <summary>
/// Where a point is, as the Atlas knew it at <see cref="AtlasVersion"/>. A case keeps its place as it was, however
/// cells and zones are re-cut later.
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.place")]
public sealed record Place
{
    [Id(0)] public GeoPoint Point { get; init; }

    /// <summary>Position of the registers' partition the Atlas had read.</summary>
    [Id(1)] public long AtlasVersion { get; init; }

    /// <summary>
    /// Code of the home cell; the remainder cell of the sub-district where none is drawn.
    /// </summary>
    [Id(2)] public string Cell { get; init; } = "";

    /// <summary>Code of the sub-district; what stands for it where the county has none.</summary>
    [Id(3)] public string Subdistrict { get; init; } = "";

    /// <summary>Code of the community, when one is registered there.</summary>
    [Id(4)] public string? Community { get; init; }

    [Id(5)] public string? Segment { get; init; }

    /// <summary>Metres from the point to the segment's centre line.</summary>
    [Id(6)] public double? SegmentMetres { get; init; }

    [Id(7)] public string? Road { get; init; }

    /// <summary>主干道 次干道 支路 巷弄</summary>
    [Id(8)] public string? RoadGrade { get; init; }

    /// <summary>禁止区 严控区 疏导区 (S80–S82)</summary>
    [Id(9)] public string? TradingZone { get; init; }

    /// <summary>The building in which the point lies, or in which the shop is on whose front it lies.</summary>
    [Id(10)] public string? Building { get; init; }

    /// <summary>
    /// The shop in the 门前三包 area of which (wall base to kerb, over the width of the front) the point lies.
    /// </summary>
    [Id(11)] public string? Shop { get; init; }

    /// <summary>The key dog-keeping zone (重点管理区), when inside one.</summary>
    [Id(12)] public string? DogZone { get; init; }

    /// <summary>Highway land (S106), when on it.</summary>
    [Id(13)] public string? HighwayLand { get; init; }

    /// <summary>Inside a built-up area (建成区).</summary>
    [Id(14)] public bool BuiltUp { get; init; }

    /// <summary>
    /// Other cells within the duplicate radius of the point, which are asked about similar cases too.
    /// </summary>
    [Id(15)] public IReadOnlyList<string> NearbyCells { get; init; } = [];

    /// <summary>
    /// Further things at the point: the nearest of each kind that has no member above. Null for none.
    /// </summary>
    [Id(16)] public IReadOnlyList<EntityRef>? Further { get; init; }

    /// <summary>
    /// Code of the county, by whose rules and clock a case at the place goes. Null on records of a city that knew one
    /// county only, and where no county is named: the first county of the store.
    /// </summary>
    [Id(17)] public string? County { get; init; }

    /// <summary>
    /// Code of another county whose ground begins within the tolerance of the border; null where none does. It may take
    /// the matter over.
    /// </summary>
    [Id(18)] public string? AlsoNear { get; init; }

    /// <summary>
    /// The zones of the county's own kinds that hold the point: <c>snowRoute/SN-1</c>, one of each kind. Null for none.
    /// </summary>
    [Id(19)] public IReadOnlyList<string>? Zones { get; init; }

    /// <summary>
    /// The part (部件) that a report names, or that its point hits among those of its class; null for none. A point by
    /// itself hits none, because it says no class.
    /// </summary>
    [Id(20)] public string? Part { get; init; }

    /// <summary>
    /// The nearest address when the case was taken in, filed or corrected; null where nothing near has a name, and in
    /// older records.
    /// </summary>
    [Id(21)] public string? Address { get; init; }

    /// <summary>The shop whose front begins within a few metres, for a point on no front; null for none.</summary>
    [Id(22)] public string? ShopNearby { get; init; }

    /// <summary>The zone of a kind of the county's own at the point; null where there is none.</summary>
    public string? ZoneOf(string kind)
    {
        foreach (var zone in Zones ?? [])
        {
            if (zone.Length > kind.Length
                && zone[kind.Length] == '/'
                && zone.StartsWith(kind, StringComparison.Ordinal))
            {
                return zone[(kind.Length + 1)..];
            }
        }

        return null;
    }

    /// <summary>The key of the further thing of a kind at the point; null where there is none.</summary>
    public string? FurtherOf(EntityKind kind)
    {
        foreach (var thing in Further ?? [])
        {
            if (thing.Kind == kind)
            {
                return thing.Key;
            }
        }

        return null;
    }

    /// <summary>
    /// The units that the point lies in or at, the nearest first: its part, shop, building, segment, road and cell,
    /// as far as it has them.
    /// </summary>
    public IEnumerable<EntityRef> Units()
    {
        foreach (var kind in Kinds.Units)
        {
            if (kind.Unit!(this) is { Length: > 0 } key)
            {
                yield return new(kind.Kind, key);
            }
        }
    }
}
