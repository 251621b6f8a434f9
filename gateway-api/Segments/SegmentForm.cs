using System.Text.Json.Nodes;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Parties;
using Grid.Registers;
using Grid.Segments;

namespace Grid.Gateway.Segments;

/// <summary>路段.</summary>
internal sealed class SegmentForm() : RegisterForm<SegmentData>(EntityKind.Segment, "segments", Own)
{
    private static readonly Column[] Own =
    [
        Column.Meaning("code", "路段: by it shops, beats and posts name the segment"),
        Column.Code("road", "the road it is part of").To(EntityKind.Road).Need(),
        Column.Text("name", "路段名称: the road and between which crossings"),
        Column.Whole("seq", "its place in the road", 0, 100_000),
        Column.Text("from", "the crossing at its start, 尽端 for a dead end"),
        Column.Text("to", "the crossing at its end"),
        Column.Text("grade", "主干道 次干道 支路 巷弄"),
        Column.Text("tradingZone", "禁止区 严控区 疏导区"),
        Column.Number(
            "kerbM", "metres from the centre line to the kerb; 0 or empty where nobody surveyed it", 0, 1000)
            .In("metre"),
        Column.Number(
            "roadEdgeM",
            "metres from the centre line to the edge of the road, which bounds the fronts where there is no kerb; 0 or "
            + "empty where nobody surveyed it",
            0,
            1000)
            .In("metre"),
        Column.Text("cleaningStandard", "保洁等级"),
        Column.List("campaigns", "专项行动"),
        Column.Outline("LineString along the centre").Need(),
        Column.Text("crs", "what geometry is in: wgs84 (default) or gcj02", 100),
        Column.Word(
            "fronts",
            "move: the new line may carry shop fronts elsewhere, and they are entered again after it; kept nowhere",
            "move"),
        Column.NotKept("cells", "the cells beside it; the map says it"),
        Column.NotKept("subdistrict", "the sub-district; the map says it"),
        Column.NotKept("lengthM", "its length; the outline says it"),
        Column.NotKept("placement", "how its outline was found"),
    ];

    public override RegisterConsent Consent(ImportRow row) =>
        row.OneOf("fronts", "move") is null ? RegisterConsent.None : RegisterConsent.FrontsMove;

    protected override RegisterData Read(ImportRow row) => new SegmentData
    {
        Road = row.Code("road"),
        Name = row.Text("name"),
        Sequence = row.Whole("seq") ?? 0,
        From = row.Text("from"),
        To = row.Text("to"),
        Grade = row.Text("grade"),
        TradingZone = row.Text("tradingZone"),
        KerbMetres = row.Number("kerbM") ?? 0,
        RoadEdgeMetres = row.Number("roadEdgeM") ?? 0,
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
        body["roadEdgeM"] = data.RoadEdgeMetres;
        body["cleaningStandard"] = data.CleaningStandard;
        body["campaigns"] = new JsonArray([.. data.Campaigns.Select(static name => JsonValue.Create(name))]);
        body["geometry"] = GeoJson.Read(data.Geometry);
    }
}
