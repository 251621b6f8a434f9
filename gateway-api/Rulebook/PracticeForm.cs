using System.Text.Json.Nodes;
using Grid.Gateway.Names;
using Grid.Gateway.Registers;
using Grid.Rulebook;

namespace Grid.Gateway.Rulebook;

/// <summary>工作惯例: the numbers of practice that no other table sets, one option a row.</summary>
internal sealed class PracticeForm() : TableForm<PracticeRow>(TableName.Practice, Own)
{
    private static readonly string[] Options = [.. PracticeOption.All.Select(static option => option.Name)];

    private static readonly Column[] Own =
    [
        Column.Word("option", "what it sets", Options).OfCodes(CodeName.Practice).Need(),
        Column.Number("value", "in the unit of the option", 0, 1e6).Need(),
        .. TableColumns.InForce,
    ];

    protected override PracticeRow Read(ImportRow row) => new(
        row.NeedOneOf("option", Options),
        row.NeedNumber("value"),
        row.NeedDate("from"),
        row.Date("until"),
        row.Need("source"),
        row.Need("grade"));

    protected override string Identity(PracticeRow row) => $"{row.Option} {TableForms.Day(row.From)}";

    protected override TableData Fill(IReadOnlyList<PracticeRow> rows) =>
        new() { Table = TableName.Practice, Practice = rows };

    protected override IReadOnlyList<PracticeRow> Rows(TableData data) => data.Practice;

    protected override JsonNode Show(PracticeRow row) => new JsonObject
    {
        ["option"] = row.Option,
        ["value"] = row.Value,
        ["from"] = TableForms.Day(row.From),
        ["until"] = TableForms.Day(row.Until),
        ["source"] = row.Source,
        ["grade"] = row.Grade,
    };
}
