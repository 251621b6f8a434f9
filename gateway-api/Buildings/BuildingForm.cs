using System.Text.Json.Nodes;
using Grid.Buildings;
using Grid.Gateway.Foundation;
using Grid.Gateway.Names;
using Grid.Gateway.Registers;
using Grid.Parties;
using Grid.Registers;

namespace Grid.Gateway.Buildings;

/// <summary>楼.</summary>
internal sealed class BuildingForm() : RegisterForm<BuildingData>(EntityKind.Building, "buildings", Own)
{
    private static readonly Column[] Own =
    [
        Column.Meaning("code", "楼: by it shops say in which building they are"),
        Column.Text("name", "楼名 or its address"),
        Column.Text("address", "门牌: road and house number"),
        Column.Text("use", "用途"),
        Column.Text("segment", "the segment it stands at", 64).OfCodes(CodeName.Of(EntityKind.Segment)),
        Column.Outline("Polygon or MultiPolygon of the footprint").Need(),
        Column.Text("crs", "what geometry is in: wgs84 (default) or gcj02", 100),
        Column.NotKept("side", "side of its segment; the outline says it"),
        Column.NotKept("fromM", "chainage of its front; the outline says it"),
        Column.NotKept("toM", "chainage of its front; the outline says it"),
    ];

    protected override RegisterData Read(ImportRow row) => new BuildingData
    {
        Name = row.Text("name"),
        Address = row.Text("address"),
        Use = row.Text("use"),
        Segment = row.Text("segment"),
        Geometry = Outline.Need(row, "Polygon or MultiPolygon"),
    };

    protected override void Write(BuildingData data, JsonObject body)
    {
        body["name"] = data.Name;
        body["address"] = data.Address;
        body["use"] = data.Use;
        body["segment"] = data.Segment;
        body["geometry"] = GeoJson.Read(data.Geometry);
    }
}
