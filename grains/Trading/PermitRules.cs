using Grid.Atlas;
using Grid.Foundation;
using Grid.Parties;
using Grid.Places;
using Grid.Registers;

namespace Grid.Trading;

/// <summary>
/// What the register of permits accepts: one place in the county, in a zone in which permits are given on its first
/// day. A permit whose ground is redrawn later is carried into a zone that gives permits and is without effect in one
/// that gives none; the answer of each minute says so. Pure.
/// </summary>
internal sealed class PermitRules : EntryRules<PermitData>
{
    protected override Refusal? Unregistered(PermitData data, EntryQuestion asked) =>
        data.Shop is { } shop && asked.County.Atlas.SegmentOfShop(shop) is null
            ? Refusal.Unprocessable(
                "permit.shopUnknown", $"There is no shop '{shop}'. Register it first, or give lon and lat.")
            : null;

    protected override Refusal? Check(PermitData data, PermitData? held, EntryQuestion asked) =>
        Geometry(data) ?? Whom(data) ?? Ground(data, held, asked);

    protected override Refusal? Geometry(PermitData data) => (data.Shop, data.At, data.ReachMetres) switch
    {
        (null, null, _) or (not null, not null, _) => Refusal.Invalid(
            "permit.place", "A permit is for one place: the front of a shop, or lon and lat with reachM."),
        (null, _, not > 0) => Refusal.Invalid(
            "permit.place", "Say in reachM how many metres from its point the place reaches."),
        _ => null,
    };

    protected override IEnumerable<EntityRef> Names(PermitData data) =>
        data.Shop is { } shop ? [new(EntityKind.Shop, shop)] : [];

    protected override string? Ground(PermitData data) => data.At is { } at
        ? FormattableString.Invariant($$"""{"type":"Point","coordinates":[{{at.Lon}},{{at.Lat}}]}""")
        : null;

    private static Refusal? Whom(PermitData data)
    {
        if ((data.Form == PermitForm.Pitch) != (data.Holder is not null))
        {
            return Refusal.Unprocessable(
                "permit.holder", "A pitch is for one holder, by code; at a point any seller may stand.");
        }

        return data.ValidUntil < data.ValidFrom
            ? Refusal.Unprocessable("permit.period", "It ends before it begins.")
            : null;
    }

    private static Refusal? Ground(PermitData data, PermitData? held, EntryQuestion asked)
    {
        if (held is not null && (held.Shop, held.At, held.ValidFrom) == (data.Shop, data.At, data.ValidFrom))
        {
            return null;
        }

        var county = asked.County;
        if ((data.At ?? Front(county.Atlas, data.Shop!)) is not { } point)
        {
            return null;
        }

        var located = county.Locate(point);
        if (located.Place is not { } place)
        {
            return county.Outside(point, located);
        }

        var day = data.ValidFrom ?? asked.Today;
        var zone = county.TradingGround(place, day).Zone;
        return county.Rules.Trading.Bans(zone, day) is { } ban
            ? Refusal.Forbidden(
                "permit.zone",
                $"The place lies in {zone}, where no permit is given ({ban.Rule}). Choose a place in a zone that "
                + "gives permits.",
                ban.Clause)
            : null;
    }

    private static GeoPoint? Front(AtlasMap map, string shop) => map.CentreOf(new(EntityKind.Shop, shop));
}
