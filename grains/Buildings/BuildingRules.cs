using Grid.Atlas;
using Grid.Foundation;
using Grid.Parties;
using Grid.Posts;
using Grid.Registers;

namespace Grid.Buildings;

/// <summary>What the register of buildings accepts: footprints in the county. Pure.</summary>
internal sealed class BuildingRules : EntryRules<BuildingData>
{
    public override bool IsRegistered(AtlasMap map, OfficeList offices, EntityRef entry) => map.HasBuilding(entry.Key);

    public override string? Outline(AtlasMap map, EntityRef entry) =>
        map.Buildings.FirstOrDefault(building => building.Code == entry.Key).GeoJson;

    public override IEnumerable<(string Code, string? GeoJson)> OnMap(AtlasMap map) =>
        map.Buildings.Select(static building => (building.Code, (string?)building.GeoJson));

    protected override Refusal? Check(BuildingData data, BuildingData? held, EntryQuestion asked) =>
        Geometry(data)
        ?? (held?.Geometry != data.Geometry ? CountyGround.Check(asked.County.Atlas, data.Geometry) : null);

    protected override string? Ground(BuildingData data) => data.Geometry;

    protected override Refusal? Geometry(BuildingData data) =>
        GeometryRules.CheckArea(data.Geometry, GeometryBudget.OfPlace);
}
