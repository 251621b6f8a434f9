using System.Text.Json.Nodes;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Parties;
using Grid.Registers;
using Grid.Roads;

namespace Grid.Gateway.Roads;

/// <summary>路.</summary>
internal sealed class RoadForm() : RegisterForm<RoadData>(EntityKind.Road, "roads", Own)
{
    private static readonly Column[] Own =
    [
        Column.Meaning("code", "路: by it segments say which road they are part of"),
        Column.Text("name", "路名").Need(),
        Column.Text("grade", "主干道 次干道 支路 巷弄"),
        Column.Text("tradingZone", "禁止区 严控区 疏导区"),
        Column.Outline("LineString or MultiLineString; a road is the sum of its segments"),
        Column.Text("crs", "what geometry is in: wgs84 (default) or gcj02", 100),
        Column.NotKept("direction", "走向; the outline says it"),
        Column.NotKept("lengthM", "its length; the outline says it"),
        Column.NotKept("placement", "how its outline was found"),
        Column.NotKept("evidence", "what its outline rests on"),
    ];

    protected override RegisterData Read(ImportRow row) => new RoadData
    {
        Name = row.Need("name"),
        Grade = row.Text("grade"),
        TradingZone = row.Text("tradingZone"),
        Geometry = Outline.Read(row),
    };

    protected override void Write(RoadData data, JsonObject body)
    {
        body["name"] = data.Name;
        body["grade"] = data.Grade;
        body["tradingZone"] = data.TradingZone;
        body["geometry"] = GeoJson.Read(data.Geometry);
    }
}
