using System.Text.Json.Nodes;
using Grid.Gateway.Foundation;
using Grid.Gateway.Names;
using Grid.Gateway.Registers;
using Grid.Parties;
using Grid.Parts;
using Grid.Places;
using Grid.Registers;

namespace Grid.Gateway.Parts;

/// <summary>部件.</summary>
internal sealed class PartForm() : RegisterForm<PartData>(EntityKind.Part, "parts", Own)
{
    private const string Missing = "lon and lat are missing: where it stands, in WGS84 degrees, or as a Point.";

    private static readonly Column[] Own =
    [
        Column.Meaning(
            "code", "部件: its own code; one of 16 or 17 digits is that of GB/T 30428 and says county and class"),
        Column.Meaning("from", "first day on which it is there; empty for always"),
        Column.Meaning("until", "last day on which it is there"),
        Column.Text("class", "its class among the parts of the table of classes: 01-37", 64)
            .OfCodes(CodeName.Part).Need(),
        Column.Text("name", "what it is called: 路灯杆 012"),
        Column.Number("lon", "longitude in degrees", -360, 360).In("degree").Need(),
        Column.Number("lat", "latitude in degrees", -360, 360).In("degree").Need(),
        Column.Text("crs", "of lon and lat: wgs84 (default) or gcj02", 40),
        Column.Code("department", "主管部门: the department that leads what is reported of it")
            .To(EntityKind.Department),
        Column.Text("owner", "权属单位"),
        Column.Text("maintainer", "养护单位"),
        Column.Word<PartState>("state", "部件状态; empty is good"),
        Column.Text("address", "where it stands, in words"),
        Column.Shown("geometry", "the point of lon and lat, on a map"),
    ];

    public override bool ChangesCoverage => false;

    protected override RegisterData Read(ImportRow row) => new PartData
    {
        Class = row.Need("class"),
        Name = row.Text("name"),
        At = Point(row),
        Department = row.CodeIfAny("department"),
        Owner = row.Text("owner"),
        Maintainer = row.Text("maintainer"),
        State = row.Word<PartState>("state") ?? PartState.Good,
        Address = row.Text("address"),
    };

    private static GeoPoint Point(ImportRow row)
    {
        if (row.Has("lon") == row.Has("lat"))
        {
            return PointColumns.Read(row) ?? row.StandIn("lon", default(GeoPoint), Missing);
        }

        return row.StandIn(row.Has("lon") ? "lat" : "lon", default(GeoPoint));
    }

    protected override void Write(PartData data, JsonObject body)
    {
        body["class"] = data.Class;
        body["name"] = data.Name;
        body["lon"] = data.At.Lon;
        body["lat"] = data.At.Lat;
        body["department"] = data.Department;
        body["owner"] = data.Owner;
        body["maintainer"] = data.Maintainer;
        body["state"] = Words.Of(data.State);
        body["address"] = data.Address;
    }
}
