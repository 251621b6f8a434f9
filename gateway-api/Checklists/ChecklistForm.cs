using System.Text.Json.Nodes;
using Grid.Checklists;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;
using Grid.Rulebook;

namespace Grid.Gateway.Checklists;

/// <summary>
/// 城市道路分级管理标准: what is demanded on which road grade in which zone, by number. Grades and zones are separated by
/// <c>|</c>; empty for any.
/// </summary>
internal sealed class ChecklistForm() : TableForm<ChecklistRow>(TableName.Checklists, Own)
{
    private static readonly Column[] Own =
    [
        Column.Code("item", "name of the demand").Need(),
        Column.Word<StandardFamily>("family", "which standard").Need(),
        Column.Text("name", "名称").Need(),
        Column.JoinedList("roadGrade", "grades of roads, separated by |; empty for any", '|', 64),
        Column.JoinedList("zone", "trading zones, separated by |; empty for any", '|', 64),
        Column.Text("demand", "what is demanded", 2000).Need(),
        Column.Text("measure", "what is measured").Need(),
        Column.Word<Bound>("bound", "which side of the number is good").Need(),
        Column.Number("number", "the bound", -1e9, 1e9).Need(),
        Column.Text("unit", "of number", 40).Need(),
        Column.Number("least", "least number that can be measured, as -20 for decibels; empty for 0", -1e9, 1e9),
        Column.Number("most", "greatest number that can be measured, as 100 for a percentage; empty: none", -1e9, 1e9),
        TableColumns.Kind,
        TableColumns.Class,
        TableColumns.Condition,
        .. TableColumns.InForce,
    ];

    protected override ChecklistRow Read(ImportRow row) => new(
        row.Code("item"),
        row.NeedWord<StandardFamily>("family"),
        row.Need("name"),
        row.List("roadGrade"),
        row.List("zone"),
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
        row.Need("grade"),
        row.Number("least"),
        row.Number("most"));

    protected override string Identity(ChecklistRow row) =>
        $"{row.Item} {string.Join('|', row.RoadGrades)} {string.Join('|', row.Zones)}@{TableForms.Day(row.From)}";

    protected override TableData Fill(IReadOnlyList<ChecklistRow> rows) =>
        new() { Table = TableName.Checklists, Checklists = rows };

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
        ["least"] = row.Least,
        ["most"] = row.Most,
        ["kind"] = Words.Of(row.Kind),
        ["class"] = row.Class,
        ["condition"] = row.Condition,
        ["from"] = TableForms.Day(row.From),
        ["until"] = TableForms.Day(row.Until),
        ["source"] = row.Source,
        ["grade"] = row.Grade,
    };
}
