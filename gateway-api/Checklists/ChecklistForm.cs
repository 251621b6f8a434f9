using System.Text.Json.Nodes;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;
using Grid.Rulebook;
using Grid.Checklists;

namespace Grid.Gateway.Checklists;

/// <summary>城市道路分级管理标准: what is demanded on which road grade in which zone, by number. Grades and zones are separated by <c>|</c>; empty for any.</summary>
internal sealed class ChecklistForm() : TableForm<ChecklistRow>(
    TableName.Checklists, "item", "family", "name", "demand", "measure", "bound", "number", "unit", "kind", "class", "from", "source", "grade")
{
    protected override ChecklistRow Read(Row row) => new(
        row.Code("item"),
        row.NeedWord<StandardFamily>("family"),
        row.Need("name"),
        row.List("roadGrade", '|'),
        row.List("zone", '|'),
        row.Need("demand"),
        row.Need("measure"),
        row.NeedWord<Bound>("bound"),
        row.NeedNumber("number"),
        row.Need("unit"),
        row.NeedWord<ClassKind>("kind"),
        TableForms.Class(row, "class"),
        row.Whole("condition") ?? 1,
        row.NeedDate("from"),
        row.Date("until"),
        row.Need("source"),
        row.Need("grade"));

    protected override string Identity(ChecklistRow row) => $"{row.Item} {string.Join('|', row.RoadGrades)} {string.Join('|', row.Zones)}@{TableForms.Day(row.From)}";

    protected override TableData Fill(IReadOnlyList<ChecklistRow> rows) => new() { Table = TableName.Checklists, Checklists = rows };

    protected override IReadOnlyList<ChecklistRow> Rows(TableData data) => data.Checklists;

    protected override JsonNode Show(ChecklistRow row) => new JsonObject
    {
        ["item"] = row.Item,
        ["family"] = Words.Of(row.Family),
        ["name"] = row.Name,
        ["roadGrade"] = string.Join('|', row.RoadGrades),
        ["zone"] = string.Join('|', row.Zones),
        ["demand"] = row.Demand,
        ["measure"] = row.Measure,
        ["bound"] = Words.Of(row.Bound),
        ["number"] = row.Number,
        ["unit"] = row.Unit,
        ["kind"] = Words.Of(row.Kind),
        ["class"] = row.Class,
        ["condition"] = row.Condition,
        ["from"] = TableForms.Day(row.From),
        ["until"] = TableForms.Day(row.Until),
        ["source"] = row.Source,
        ["grade"] = row.Grade,
    };
}
