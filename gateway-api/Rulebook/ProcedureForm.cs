using System.Text.Json.Nodes;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Rulebook;

namespace Grid.Gateway.Rulebook;

/// <summary>处罚程序: the terms and ceilings of the law of penalties, one number a row.</summary>
internal sealed class ProcedureForm() : TableForm<ProcedureRow>(TableName.Procedure, Own)
{
    private static readonly Column[] Own =
    [
        Column.Word<ProcedureRule>("rule", "what it sets").Need(),
        Column.Number("value", "in the unit; 1 for a rule that holds", 0, 1e9).Need(),
        Column.Word<ProcedureUnit>("unit", "what the value counts").Need(),
        Column.Flag("moves", "a last day that is not worked moves to the next working day"),
        Column.Text("clause", "the article with the version of its text").Need(),
        .. TableColumns.InForce,
    ];

    protected override ProcedureRow Read(ImportRow row) => new(
        row.NeedWord<ProcedureRule>("rule"),
        (decimal)row.NeedNumber("value"),
        row.NeedWord<ProcedureUnit>("unit"),
        row.Flag("moves"),
        row.Need("clause"),
        row.NeedDate("from"),
        row.Date("until"),
        row.Need("source"),
        row.Need("grade"));

    protected override string Identity(ProcedureRow row) => $"{Words.Of(row.Rule)} {TableForms.Day(row.From)}";

    protected override TableData Fill(IReadOnlyList<ProcedureRow> rows) =>
        new() { Table = TableName.Procedure, Procedure = rows };

    protected override IReadOnlyList<ProcedureRow> Rows(TableData data) => data.Procedure;

    protected override JsonNode Show(ProcedureRow row) => new JsonObject
    {
        ["rule"] = Words.Of(row.Rule),
        ["value"] = (double)row.Value,
        ["unit"] = Words.Of(row.Unit),
        ["moves"] = row.Moves,
        ["clause"] = row.Clause,
        ["from"] = TableForms.Day(row.From),
        ["until"] = TableForms.Day(row.Until),
        ["source"] = row.Source,
        ["grade"] = row.Grade,
    };
}
