using System.Text.Json.Nodes;
using Grid.Gateway.Foundation;
using Grid.Parties;
using Grid.Registers;

namespace Grid.Gateway.Registers;

/// <summary>区域: county, sub-district, community, zone.</summary>
internal sealed class AreaForm() : RegisterForm<AreaData>(PartyKind.Area, "areas", "kind", "name", "geometry")
{
    protected override RegisterData Read(Row row) => new AreaData
    {
        Area = row.NeedWord<AreaKind>("kind"),
        Name = row.Need("name"),
        Geometry = Outline.Need(row, "Polygon or MultiPolygon"),
        Retired = row.Flag("retired"),
    };

    protected override void Write(AreaData data, JsonObject body)
    {
        body["kind"] = Words.Of(data.Area);
        body["name"] = data.Name;
        body["retired"] = data.Retired;
        body["geometry"] = GeoJson.Read(data.Geometry);
    }
}
