using System.Text.Json.Nodes;
using Grid.Gateway.Foundation;
using Grid.Parties;
using Grid.Registers;

namespace Grid.Gateway.Registers;

/// <summary>路段.</summary>
internal sealed class SegmentForm() : RegisterForm<SegmentData>(PartyKind.Segment, "segments", "road", "kerbM", "geometry")
{
    protected override RegisterData Read(Row row) => new SegmentData
    {
        Road = row.Code("road"),
        Name = row.Text("name"),
        Sequence = row.Whole("seq") ?? 0,
        From = row.Text("from"),
        To = row.Text("to"),
        Grade = row.Text("grade"),
        TradingZone = row.Text("tradingZone"),
        KerbMetres = row.NeedNumber("kerbM"),
        CleaningStandard = row.Text("cleaningStandard"),
        Campaigns = row.List("campaigns"),
        Geometry = Outline.Need(row, "LineString"),
    };

    protected override void Write(SegmentData data, JsonObject body)
    {
        body["road"] = data.Road;
        body["name"] = data.Name;
        body["seq"] = data.Sequence;
        body["from"] = data.From;
        body["to"] = data.To;
        body["grade"] = data.Grade;
        body["tradingZone"] = data.TradingZone;
        body["kerbM"] = data.KerbMetres;
        body["cleaningStandard"] = data.CleaningStandard;
        body["campaigns"] = new JsonArray([.. data.Campaigns.Select(static name => JsonValue.Create(name))]);
        body["geometry"] = GeoJson.Read(data.Geometry);
    }
}
