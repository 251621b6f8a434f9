using System.Text.Json.Nodes;
using Grid.Areas;
using Grid.Gateway.Foundation;
using Grid.Gateway.Names;
using Grid.Gateway.Registers;
using Grid.Parties;
using Grid.Registers;

namespace Grid.Gateway.Areas;

/// <summary>区域: county, sub-district, community, zone.</summary>
internal sealed class AreaForm() : RegisterForm<AreaData>(EntityKind.Area, "areas", Own)
{
    private static readonly Column[] Own =
    [
        Column.Meaning(
            "code", "区域: under GB/T 30428 6, 9 or 12 digits for county, sub-district or community; else its own"),
        Column.Meaning("from", "first day of the area; empty for always"),
        Column.Meaning("until", "last day of the area: it was merged, renamed or dissolved"),
        Column.Word<AreaKind>("kind", "what sort of area").Need(),
        Column.Text("name", "its name: 武原街道").Need(),
        Column.Outline("Polygon or MultiPolygon").Need(),
        Column.Text("crs", "what geometry is in: wgs84 (default) or gcj02", 100),
        Column.Code("parent", "the area it lies in: a county or sub-district").To(EntityKind.Area),
        Column.Text("zone", "for a zone of the county's own, its kind by the vocabulary: snowRoute", 32)
            .OfCodes(CodeName.Zone),
        Column.Flag("retired", "no longer in force"),
        Column.NotKept("subKind", "镇 or 街道"),
        Column.NotKept("areaKm2", "its size; the outline says it"),
        Column.NotKept("areaM2", "its size; the outline says it"),
        Column.NotKept("formerName", "曾用名"),
        Column.NotKept("basis", "what its outline rests on"),
        Column.NotKept("zoneClass", "禁止区 严控区 疏导区; the name says it"),
        Column.NotKept("road", "the road it was drawn along"),
    ];

    /// <summary>One area is the county.</summary>
    public override RowClaim? Claim(ImportRow row) =>
        row.Text("kind") == Words.Of(AreaKind.County) ? new("county") : null;

    protected override RegisterData Read(ImportRow row) => new AreaData
    {
        Area = row.NeedWord<AreaKind>("kind"),
        Name = row.Need("name"),
        Geometry = Outline.Need(row, "Polygon or MultiPolygon"),
        Retired = row.Flag("retired"),
        Parent = row.CodeIfAny("parent"),
        Zone = row.CodeIfAny("zone"),
    };

    protected override void Write(AreaData data, JsonObject body)
    {
        body["kind"] = Words.Of(data.Area);
        body["name"] = data.Name;
        body["parent"] = data.Parent;
        body["zone"] = data.Zone;
        body["retired"] = data.Retired;
        body["geometry"] = GeoJson.Read(data.Geometry);
    }
}
