using Grid.Atlas;
using Grid.Foundation;
using Grid.Parties;
using Grid.Posts;
using Grid.Registers;

namespace Grid.Segments;

/// <summary>
/// What the register of segments accepts: lines in the county, on a registered road, that leave the fronts where they
/// are. Pure.
/// </summary>
internal sealed class SegmentRules : EntryRules<SegmentData>
{
    public override bool IsRegistered(AtlasMap map, OfficeList offices, EntityRef entry) => map.HasSegment(entry.Key);

    public override string? Outline(AtlasMap map, EntityRef entry) =>
        map.Segments.FirstOrDefault(segment => segment.Code == entry.Key).GeoJson;

    public override IEnumerable<(string Code, string? GeoJson)> OnMap(AtlasMap map) =>
        map.Segments.Select(static segment => (segment.Code, (string?)segment.GeoJson));

    protected override Refusal? Unregistered(SegmentData data, EntryQuestion asked) =>
        asked.County.Atlas.HasRoad(data.Road)
        ? null
        : Refusal.Unprocessable("segment.roadUnknown", $"There is no road '{data.Road}'. Register the road first.");

    protected override Refusal? Check(SegmentData data, SegmentData? held, EntryQuestion asked) =>
        Geometry(data) ?? (held?.Geometry != data.Geometry ? CheckLine(data, asked) : null);

    protected override Refusal? Geometry(SegmentData data) => GeometryRules.CheckLine(data.Geometry) ?? CheckKerb(data);

    protected override IEnumerable<EntityRef> Names(SegmentData data) => [new(EntityKind.Road, data.Road)];

    protected override string? Ground(SegmentData data) => data.Geometry;

    protected override Claim? Claim(EntityRef entry, SegmentData data) => Registers.Claim.OfFronts(entry.Key);

    private static Refusal? CheckLine(SegmentData data, EntryQuestion asked) =>
        CountyGround.Check(asked.County.Atlas, data.Geometry)
        ?? (asked.Consent.HasFlag(RegisterConsent.FrontsMove)
            ? null
            : FrontRules.Check(asked.County.Atlas, asked.Entry.Key, data));

    private static Refusal? CheckKerb(SegmentData segment) =>
        segment.KerbMetres is >= 0 and <= GeometryRules.WidestMetres
        && segment.RoadEdgeMetres is >= 0 and <= GeometryRules.WidestMetres
        ? null
        : Refusal.Invalid(
            "segment.kerb",
            $"The kerb lies 0 to {GeometryRules.WidestMetres} m from the centre line, not {segment.KerbMetres} m.");
}
