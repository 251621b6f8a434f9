using Grid.Atlas;
using Grid.Foundation;
using Grid.Parties;
using Grid.Posts;
using Grid.Registers;

namespace Grid.Roads;

/// <summary>What the register of roads accepts: lines in the county, or none. Pure.</summary>
internal sealed class RoadRules : EntryRules<RoadData>
{
    public override bool IsRegistered(AtlasMap map, OfficeList offices, EntityRef entry) => map.HasRoad(entry.Key);

    public override IEnumerable<(string Code, string? GeoJson)> OnMap(AtlasMap map) =>
        map.Roads.Select(static road => (road, (string?)null));

    protected override Refusal? Check(RoadData data, RoadData? held, EntryQuestion asked) =>
        Geometry(data)
        ?? (data.Geometry is { } line && held?.Geometry != line ? CountyGround.Check(asked.County.Atlas, line) : null);

    protected override string? Ground(RoadData data) => data.Geometry;

    protected override Refusal? Geometry(RoadData data) =>
        data.Geometry is { } line ? GeometryRules.CheckLines(line) : null;
}
