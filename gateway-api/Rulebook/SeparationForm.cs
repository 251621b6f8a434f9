using System.Text.Json.Nodes;
using Grid.Cases;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Rulebook;

namespace Grid.Gateway.Rulebook;

/// <summary>不相容职责: steps of a case that one person does not both take.</summary>
internal sealed class SeparationForm() : TableForm<SeparationRow>(TableName.Separations, Own)
{
    private static readonly Column[] Own =
    [
        Column.Word<CaseVerb>("step", "the step that is refused").Need(),
        Column.Word<CaseVerb>("after", "to the person who took this step of the case").Need(),
        .. TableColumns.InForce,
    ];

    protected override SeparationRow Read(ImportRow row) => new(
        row.NeedWord<CaseVerb>("step"),
        row.NeedWord<CaseVerb>("after"),
        row.NeedDate("from"),
        row.Date("until"),
        row.Need("source"),
        row.Need("grade"));

    protected override string Identity(SeparationRow row) =>
        $"{Words.Of(row.Step)} {Words.Of(row.After)} {TableForms.Day(row.From)}";

    protected override TableData Fill(IReadOnlyList<SeparationRow> rows) =>
        new() { Table = TableName.Separations, Separations = rows };

    protected override IReadOnlyList<SeparationRow> Rows(TableData data) => data.Separations;

    protected override JsonNode Show(SeparationRow row) => new JsonObject
    {
        ["step"] = Words.Of(row.Step),
        ["after"] = Words.Of(row.After),
        ["from"] = TableForms.Day(row.From),
        ["until"] = TableForms.Day(row.Until),
        ["source"] = row.Source,
        ["grade"] = row.Grade,
    };
}
