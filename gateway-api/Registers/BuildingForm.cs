using System.Text.Json.Nodes;
using Grid.Gateway.Foundation;
using Grid.Parties;
using Grid.Registers;

namespace Grid.Gateway.Registers;

/// <summary>楼.</summary>
internal sealed class BuildingForm() : RegisterForm<BuildingData>(PartyKind.Building, "buildings", "geometry")
{
    protected override RegisterData Read(Row row) => new BuildingData
    {
        Name = row.Text("name"),
        Use = row.Text("use"),
        Segment = row.Text("segment"),
        Geometry = Outline.Need(row, "Polygon or MultiPolygon"),
    };

    protected override void Write(BuildingData data, JsonObject body)
    {
        body["name"] = data.Name;
        body["use"] = data.Use;
        body["segment"] = data.Segment;
        body["geometry"] = GeoJson.Read(data.Geometry);
    }
}
