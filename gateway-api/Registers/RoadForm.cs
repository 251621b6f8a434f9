using System.Text.Json.Nodes;
using Grid.Gateway.Foundation;
using Grid.Parties;
using Grid.Registers;

namespace Grid.Gateway.Registers;

/// <summary>路.</summary>
internal sealed class RoadForm() : RegisterForm<RoadData>(PartyKind.Road, "roads", "name")
{
    protected override RegisterData Read(Row row) => new RoadData
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
