using System.Text.Json.Nodes;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;
using Grid.Parties;
using Grid.Places;
using Grid.Registers;
using Grid.Trading;

namespace Grid.Gateway.Trading;

/// <summary>占道经营登记: stalls, road markets, and what feeds them.</summary>
internal sealed class StallForm() : RegisterForm<StallData>(EntityKind.Stall, "stalls", Own)
{
    private static readonly Column[] Own =
    [
        Column.Meaning("code", "占道经营登记: one stall, road market or source of them"),
        Column.Word<Grid.Trading.StallForm>("form", "what is registered").Need(),
        Column.Text("name", "the place in words: 城北路东侧马路市场").Need(),
        Column.Number("lon", "longitude, in degrees", -360, 360).In("degree").Need(),
        Column.Number("lat", "latitude in degrees", -360, 360).In("degree").Need(),
        Column.Text("crs", "of lon and lat: wgs84 (default) or gcj02", 40),
        Column.JoinedList("goods", "what is sold or grown, separated by |", '|', 40),
        Column.Whole("sellers", "how many sellers were counted", 0, 10_000),
        Column.JoinedList("periods", "the hours at which it was seen, 05:00-08:00", ';', 20),
        Column.Code("department", "the department that answers for it").To(EntityKind.Department),
        Column.Code("guidedTo", "the point to which the sellers are guided").To(EntityKind.Permit),
        Column.Text("control", "源头管控: what is done at the source", 500),
        Column.Shown("geometry", "the point of lon and lat, on a map"),
    ];

    public override bool ChangesCoverage => false;

    protected override RegisterData Read(ImportRow row) => new StallData
    {
        Form = row.NeedWord<Grid.Trading.StallForm>("form"),
        Name = row.Need("name"),
        At = Point(row),
        Goods = row.List("goods"),
        Sellers = row.Whole("sellers"),
        Periods = HoursForm.Periods(row, row.List("periods")),
        Department = row.CodeIfAny("department"),
        GuidedTo = row.CodeIfAny("guidedTo"),
        Control = row.Text("control"),
    };

    private static GeoPoint Point(ImportRow row) => row.Has("lon") == row.Has("lat")
        ? PointColumns.Read(row) ?? row.StandIn("lon", default(GeoPoint))
        : row.StandIn(row.Has("lon") ? "lat" : "lon", default(GeoPoint));

    protected override void Write(StallData data, JsonObject body)
    {
        body["form"] = Words.Of(data.Form);
        body["name"] = data.Name;
        body["lon"] = data.At.Lon;
        body["lat"] = data.At.Lat;
        body["goods"] = data.Goods.Count > 0 ? string.Join('|', data.Goods) : null;
        body["sellers"] = data.Sellers;
        body["periods"] = data.Periods.Count > 0 ? string.Join(';', data.Periods) : null;
        body["department"] = data.Department;
        body["guidedTo"] = data.GuidedTo;
        body["control"] = data.Control;
    }
}
