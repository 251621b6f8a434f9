using System.Text.Json.Nodes;
using Grid.Gateway.Foundation;
using Grid.Gateway.Names;
using Grid.Gateway.Registers;
using Grid.Parties;
using Grid.Rulebook;

namespace Grid.Gateway.Rulebook;

/// <summary>文书模板: the templates of documents, one version of one office and kind a row.</summary>
internal sealed class DocumentForm() : TableForm<DocumentRow>(TableName.Documents, Own)
{
    private const int LongestText = 4000;

    private static readonly Column[] Own =
    [
        Column.Text("kind", "the word of the kind: order, penaltyDecision", 32)
            .OfCodes(CodeName.Document).Need(),
        Column.Code("office", "the department that issues it").To(EntityKind.Department).Need(),
        Column.Text("officeName", "its name as printed").Need(),
        Column.Text("mark", "of the number: 综执改; of one office and kind alone", 20).Need(),
        Column.Word<DocumentPaper>("paper", "the paper of its PDF").Need(),
        Column.Text("title", "the heading", 60).Need(),
        Column.Text(
            "text",
            "its text: | ends a paragraph, {facts} is a field, a line of underscores is for a hand; party, office, "
            + "number and date are filled in",
            LongestText).Need(),
        .. TableColumns.InForce,
    ];

    protected override DocumentRow Read(ImportRow row) => new(
        row.Need("kind"),
        row.Code("office"),
        row.Need("officeName"),
        row.Need("mark"),
        row.NeedWord<DocumentPaper>("paper"),
        row.Need("title"),
        row.Need("text"),
        row.NeedDate("from"),
        row.Date("until"),
        row.Need("source"),
        row.Need("grade"));

    protected override string Identity(DocumentRow row) => $"{row.Kind} {row.Office} {TableForms.Day(row.From)}";

    protected override TableData Fill(IReadOnlyList<DocumentRow> rows) =>
        new() { Table = TableName.Documents, Documents = rows };

    protected override IReadOnlyList<DocumentRow> Rows(TableData data) => data.Documents;

    protected override JsonNode Show(DocumentRow row) => new JsonObject
    {
        ["kind"] = row.Kind,
        ["office"] = row.Office,
        ["officeName"] = row.OfficeName,
        ["mark"] = row.Mark,
        ["paper"] = Words.Of(row.Paper),
        ["title"] = row.Title,
        ["text"] = row.Text,
        ["from"] = TableForms.Day(row.From),
        ["until"] = TableForms.Day(row.Until),
        ["source"] = row.Source,
        ["grade"] = row.Grade,
    };
}
