using Grid.Atlas;
using Grid.Foundation;
using Grid.Parties;
using Grid.Posts;
using Grid.Registers;
using Grid.Standing;

namespace Grid.Shops;

/// <summary>
/// What the register of shops accepts: a front on a registered segment, beside the fronts of other shops. Pure.
/// </summary>
internal sealed class ShopRules : EntryRules<ShopData>
{
    public override bool IsRegistered(AtlasMap map, OfficeList offices, EntityRef entry) =>
        map.SegmentOfShop(entry.Key) is not null;

    public override IEnumerable<(string Code, string? GeoJson)> OnMap(AtlasMap map) =>
        map.Shops.Select(static shop => (shop, (string?)null));

    protected override Refusal? Unregistered(ShopData data, EntryQuestion asked) =>
        asked.County.Atlas.HasSegment(data.Segment)
        ? null
        : Refusal.Unprocessable(
            "shop.segmentUnknown",
            $"There is no segment '{data.Segment}' for the shop's front to lie on. Register the segment first.");

    protected override Refusal? Check(ShopData data, ShopData? held, EntryQuestion asked) =>
        CheckOrder(data)
        ?? CheckFile(data)
        ?? Geometry(data)
        ?? (Front(held) != Front(data) ? FrontRules.Check(asked.County.Atlas, asked.Entry.Key, data) : null);

    protected override Refusal? Geometry(ShopData shop) => shop switch
    {
        { Side: not ("left" or "right") } => Refusal.Invalid(
            "shop.side", $"The side of the street is left or right, looking along the segment, not '{shop.Side}'."),
        { FromMetres: >= 0, WallMetres: > 0 and <= GeometryRules.WidestMetres }
            when double.IsFinite(shop.ToMetres) && shop.FromMetres < shop.ToMetres => null,
        _ => Refusal.Invalid(
            "shop.front",
            $"The front runs from {shop.FromMetres} m to {shop.ToMetres} m with its wall {shop.WallMetres} m "
            + "from the centre line: "
            + $"from must be 0 or more and less than to, the wall above 0 and at most {GeometryRules.WidestMetres} m."),
    };

    protected override StandingParty Standing(EntityRef entry, ShopData data) => new(
        entry,
        data.Trade,
        data.ValidFrom,
        data.ValidUntil,
        data.HolderSince,
        data.LetterServedAt,
        data.LetterIssuer ?? LetterIssuer.Department,
        data is { CommitmentRefused: false } and ({ CommitmentSigned: true } or { CommitmentOn: not null })
            ? data.CommitmentOn ?? DateOnly.MinValue
            : null,
        data.CommitmentUntil);

    protected override IEnumerable<EntityRef> Names(ShopData data) => [new(EntityKind.Segment, data.Segment)];

    protected override Claim? Claim(EntityRef entry, ShopData data) =>
        data.Closed ? null : Registers.Claim.OfFronts(data.Segment) with { On = Part(data) };

    private static Refusal? CheckOrder(ShopData data) =>
        data is { ToMetres: var to, FromMetres: var from } && to > from && from >= 0
        ? null
        : Refusal.Unprocessable(
            "shop.front",
            "A front runs from a smaller to a larger chainage: send fromM < toM, in metres from the segment's start.");

    /// <summary>What the file of a shop says must agree with itself.</summary>
    private static Refusal? CheckFile(ShopData data) => data switch
    {
        { CreditCode: { } code } when !CreditCodes.IsCode(code) => Refusal.Unprocessable(
            "shop.creditCode",
            $"'{code}' is no unified social credit code: it has 18 digits and capital letters without I, O, S, V, Z, "
            + "and the last checks the others."),
        { CommitmentRefused: true, CommitmentSigned: true } => Refusal.Unprocessable(
            "shop.commitment", "The commitment is signed or refused. Send one of the two."),
        { CommitmentUntil: { } until } when until < data.CommitmentOn => Refusal.Unprocessable(
            "shop.commitment", "The commitment ends before it is signed."),
        { LetterServedAt: not null, LetterIssuer: null } => Refusal.Unprocessable(
            "shop.letter", "A letter that was served names its issuer: department, town or subdistrict."),
        { LetterServedAt: { } served } when DateOnly.FromDateTime(served.DateTime) < data.LetterOn =>
            Refusal.Unprocessable("shop.letter", "The letter is served before the day on it."),
        { Closed: false, End: not null } or { Closed: false, Successor: not null } => Refusal.Unprocessable(
            "shop.end", "end and successor are of a shop that is closed. Send closed with them."),
        _ => null,
    };

    private static ClaimedPart Part(ShopData shop) =>
        shop.Side == "left" ? new(shop.FromMetres, 0, shop.ToMetres, 1) : new(shop.FromMetres, 1, shop.ToMetres, 2);

    private static (string? Segment, string? Side, double? From, double? To, bool? Closed) Front(ShopData? shop) =>
        (shop?.Segment, shop?.Side, shop?.FromMetres, shop?.ToMetres, shop?.Closed);
}
