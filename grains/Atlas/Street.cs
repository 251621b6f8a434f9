using Grid.Segments;

namespace Grid.Atlas;

/// <summary>
/// A segment with the shops of both its sides. Shops may be registered before their segment: such a street has fronts
/// and no line yet.
/// </summary>
internal sealed class Street : IMapped
{
    private readonly AtlasOptions _options;
    private readonly SegmentData? _data;
    private readonly ShopFront[] _fronts;
    private Frontage[]? _left;
    private Frontage[]? _right;

    private Street(string code, AtlasOptions options, SegmentData? data, CentreLine? line, ShopFront[] fronts)
    {
        (Code, _options, _data, Line, _fronts) = (code, options, data, line, fronts);
        ReachMetres = Math.Max(
            Math.Max(Kerb, options.LeastKerbMetres) + options.StreetMarginMetres,
            fronts.Select(static front => front.Wall).DefaultIfEmpty().Max());
        Reach = line is null ? null : line.Plane.Grow(line.Box, ReachMetres);
    }

    public string Code { get; }

    public Box? Reach { get; }

    public CentreLine? Line { get; }

    /// <summary>
    /// How far from its centre line a point may lie and still be this street's: always as far as its shops.
    /// </summary>
    public double ReachMetres { get; }

    public string? Road => _data?.Road;

    public string? GeoJson => Line is null ? null : _data?.Geometry;

    /// <summary>Fronts of the shops that are not closed, as registered.</summary>
    public IReadOnlyList<ShopFront> Fronts => _fronts;

    public IEnumerable<string> Shops => _fronts.Select(static front => front.Shop);

    public string? Grade => _data?.Grade;

    public string? TradingZone => _data?.TradingZone;

    private double Kerb => _data?.KerbMetres ?? 0;

    public static Street Unknown(string code, AtlasOptions options) => new(code, options, null, null, []);

    public Street With(SegmentData data) =>
        new(Code, _options, data, data.Geometry == _data?.Geometry ? Line : CentreLine.Of(data.Geometry), _fronts);

    /// <summary>Fronts by shop; null for one that is gone.</summary>
    public Street With(IReadOnlyDictionary<string, ShopFront?> changes) => new(
        Code, _options, _data, Line,
        [.. _fronts.Where(front => !changes.ContainsKey(front.Shop)), .. changes.Values.OfType<ShopFront>()]);

    /// <summary>
    /// The shop on whose frontage a point beside the line lies. A side without a kerb is a shop's to the centre line.
    /// </summary>
    public string? ShopAt(LinePosition position) => position.Beyond || position.Metres < Kerb
        ? null
        : FrontageRules.Find(Row(position.Left), position.Chainage, position.Metres);

    /// <summary>GeoJSON text; null when the shop's front leaves it no ground.</summary>
    public string? Outline(string shop)
    {
        if (Line is null || Array.Find(_fronts, front => front.Shop == shop) is not { } front)
        {
            return null;
        }

        var frontage = Array.Find(Row(front.Left), frontage => frontage.Shop == shop);
        return frontage.Shop is not null && FrontageOutline.Draw(Line, front.Left, frontage, Kerb) is { } drawn
            ? GeoText.Write(drawn)
            : null;
    }

    /// <summary>Shared out when first asked for; the same answer whoever asks first.</summary>
    private Frontage[] Row(bool left) => left
        ? _left ??= SharedOut(left)
        : _right ??= SharedOut(left);

    private Frontage[] SharedOut(bool left) =>
        FrontageRules.Row(_fronts.Where(front => front.Left == left), Line?.Length ?? 0, _options.SharedGapMetres);
}
