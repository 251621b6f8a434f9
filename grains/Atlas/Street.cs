using Grid.Segments;

namespace Grid.Atlas;

/// <summary>
/// A segment with the shops of both its sides. Shops may be registered before their segment: such a street has fronts
/// and no line yet.
/// </summary>
internal sealed class Street : IMapped
{
    private readonly AtlasOptions options;
    private readonly SegmentData? data;
    private readonly ShopFront[] fronts;
    private Frontage[]? leftSide;
    private Frontage[]? rightSide;

    private Street(string code, AtlasOptions options, SegmentData? data, CentreLine? line, ShopFront[] fronts)
    {
        Code = code;
        Line = line;
        this.options = options;
        this.data = data;
        this.fronts = fronts;
        ReachMetres = Math.Max(
            Math.Max(Kerb, options.LeastKerbMetres) + options.StreetMarginMetres,
            fronts.Select(static front => front.Wall).DefaultIfEmpty().Max());
        Reach = line is null ? null : line.Plane.Grow(line.Box, ReachMetres);
    }

    public string Code { get; }

    public Box? Reach { get; }

    public CentreLine? Line { get; }

    /// <summary>
    /// How far from the centre line a point may lie and still belong to this street: at least as far as its shops.
    /// </summary>
    public double ReachMetres { get; }

    public string? Road => data?.Road;

    public string? GeoJson => Line is null ? null : data?.Geometry;

    /// <summary>Fronts of the shops that are not closed, as registered.</summary>
    public IReadOnlyList<ShopFront> Fronts => fronts;

    public IEnumerable<string> Shops => fronts.Select(static front => front.Shop);

    public string? Grade => data?.Grade;

    public string? TradingZone => data?.TradingZone;

    /// <summary>
    /// Metres from the centre line to where fronts end: the kerb, without one the edge of the road, and where neither
    /// was surveyed the centre line itself.
    /// </summary>
    private double Kerb => data switch
    {
        { KerbMetres: > 0 and var kerb } => kerb,
        { RoadEdgeMetres: var edge } => edge,
        null => 0,
    };

    public static Street Unknown(string code, AtlasOptions options) => new(code, options, null, null, []);

    /// <summary>The same street by other distances.</summary>
    public Street Under(AtlasOptions margins) => new(Code, margins, data, Line, fronts);

    public Street With(SegmentData data) =>
        new(Code, options, data, data.Geometry == this.data?.Geometry ? Line : CentreLine.Of(data.Geometry), fronts);

    /// <summary>The fronts alone: the segment is not in force.</summary>
    public Street Without() => new(Code, options, null, null, fronts);

    /// <summary>The street with these fronts changed, by shop; null removes a shop's front.</summary>
    public Street With(IReadOnlyDictionary<string, ShopFront?> changes) => new(
        Code, options, data, Line,
        [.. fronts.Where(front => !changes.ContainsKey(front.Shop)), .. changes.Values.OfType<ShopFront>()]);

    /// <summary>
    /// The frontage on which a point beside the line lies. On a side without a kerb a frontage reaches to the edge of
    /// the road, and without that to the centre line.
    /// </summary>
    public Frontage? FrontAt(LinePosition position) => position.Beyond || position.Metres < Kerb
        ? null
        : FrontageRules.Find(Row(position.Left), position.Chainage, position.Metres);

    /// <summary>The shop whose frontage is nearest to a point on its side of the line, with the metres to it.</summary>
    public (double Metres, string Shop)? ShopNear(LinePosition position) => position.Beyond
        ? null
        : FrontageRules.Nearest(Row(position.Left), position.Chainage, position.Metres, Kerb);

    /// <summary>The frontage as GeoJSON text; null when the shop's front leaves it no ground.</summary>
    public string? Outline(string shop)
    {
        if (Line is null || Array.Find(fronts, front => front.Shop == shop) is not { } front)
        {
            return null;
        }

        var frontage = Array.Find(Row(front.Left), frontage => frontage.Shop == shop);
        return frontage.Shop is not null && FrontageOutline.Draw(Line, front.Left, frontage, Kerb) is { } drawn
            ? GeoText.Write(drawn)
            : null;
    }

    /// <summary>The frontages of a side, computed at the first query; all threads get the same answer.</summary>
    private Frontage[] Row(bool left) => left
        ? leftSide ??= SharedOut(left)
        : rightSide ??= SharedOut(left);

    private Frontage[] SharedOut(bool left) =>
        FrontageRules.Row(fronts.Where(front => front.Left == left), Line?.Length ?? 0, options.SharedGapMetres);
}
