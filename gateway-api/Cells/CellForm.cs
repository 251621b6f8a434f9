using System.Text.Json.Nodes;
using Grid.Cells;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Parties;
using Grid.Places;
using Grid.Registers;

namespace Grid.Gateway.Cells;

/// <summary>单元网格: 15-digit codes; the older 14 are read and the long form is kept.</summary>
internal sealed class CellForm() : RegisterForm<CellData>(EntityKind.Cell, "cells", Own)
{
    private static readonly Column[] Own =
    [
        Column.Text("name", "名称"),
        Column.Outline("Polygon or MultiPolygon").Need(),
        Column.Text("crs", "what geometry is in: wgs84 (default) or gcj02", 100),
        Column.Text("landClass", "用地"),
        Column.Text("grade", "管理等级"),
        Column.Shown("successors", "the cells of a re-cut that took over its ground"),
        Column.NotKept("subdistrict", "the sub-district; the code says it"),
        Column.NotKept("areaM2", "its size; the outline says it"),
        Column.NotKept("boundedBy", "四至; the outline says it"),
    ];

    public override string Key(string code) => CellCode.TryParse(code, out var cell) ? cell.Text : code;

    protected override RegisterData Read(ImportRow row)
    {
        if (row.Text("code") is { } code && !CellCode.TryParse(code, out _))
        {
            row.Fault("code", "code", $"code '{code}' is not a cell code: 15 digits (or 14, older) are expected.");
        }

        return new CellData
        {
            Name = row.Text("name"),
            Geometry = Outline.Need(row, "Polygon or MultiPolygon"),
            LandClass = row.Text("landClass"),
            Grade = row.Text("grade"),
        };
    }

    /// <summary>Successors come from a re-cut alone.</summary>
    protected override CellData Keep(CellData held, CellData data) => data with { Successors = held.Successors };

    protected override void Write(CellData data, JsonObject body)
    {
        body["name"] = data.Name;
        body["landClass"] = data.LandClass;
        body["grade"] = data.Grade;
        body["successors"] = new JsonArray([.. data.Successors.Select(static cell => JsonValue.Create(cell))]);
        body["geometry"] = GeoJson.Read(data.Geometry);
    }
}
