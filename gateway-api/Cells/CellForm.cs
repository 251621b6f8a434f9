using System.Text.Json.Nodes;
using Grid.Cells;
using Grid.Gateway.Foundation;
using Grid.Gateway.Names;
using Grid.Gateway.Registers;
using Grid.Parties;
using Grid.Registers;

namespace Grid.Gateway.Cells;

/// <summary>
/// 单元网格. Under the profile of GB/T 30428.1 a code of 14 digits is the older form of one of 15, which is kept.
/// </summary>
internal sealed class CellForm() : RegisterForm<CellData>(EntityKind.Cell, "cells", Own)
{
    private static readonly Column[] Own =
    [
        Column.Meaning("code", "单元网格: under GB/T 30428 15 digits (14 of the older edition are read too), else its own"),
        Column.Meaning("from", "first day on which the ground is cut so; empty for always"),
        Column.Meaning("until", "last day on which the ground is cut so; a re-cut ends it"),
        Column.Text("name", "网格名称"),
        Column.Outline("Polygon or MultiPolygon").Need(),
        Column.Text("crs", "what geometry is in: wgs84 (default) or gcj02", 100),
        Column.Text("landClass", "用地"),
        Column.Text("grade", "管理等级"),
        Column.Code("subdistrict", "the sub-district it is of; the county's profile or the outlines say it otherwise")
            .To(EntityKind.Area),
        Column.ShownMany(
            "successors", "the cells of a re-cut that took over its ground", CodeName.Of(EntityKind.Cell)),
        Column.NotKept("areaM2", "its size; the outline says it"),
        Column.NotKept("boundedBy", "四至; the outline says it"),
    ];

    public override string Key(string code) => OlderCells.KeyOf(code);

    public override RowClaim? Claim(ImportRow row) => RowClaim.OfGround(row.Outline("geometry"));

    protected override RegisterData Read(ImportRow row) => new CellData
    {
        Name = row.Text("name"),
        Geometry = Outline.Need(row, "Polygon or MultiPolygon"),
        LandClass = row.Text("landClass"),
        Grade = row.Text("grade"),
        Subdistrict = row.CodeIfAny("subdistrict"),
    };

    /// <summary>Successors come from a re-cut alone.</summary>
    protected override CellData Keep(CellData held, CellData data) => data with { Successors = held.Successors };

    protected override void Write(CellData data, JsonObject body)
    {
        body["name"] = data.Name;
        body["landClass"] = data.LandClass;
        body["grade"] = data.Grade;
        body["subdistrict"] = data.Subdistrict;
        body["successors"] = new JsonArray([.. data.Successors.Select(static cell => JsonValue.Create(cell))]);
        body["geometry"] = GeoJson.Read(data.Geometry);
    }
}
