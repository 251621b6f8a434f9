using System.Text.Json.Nodes;
using Grid.Gateway.Names;
using Grid.Gateway.Registers;
using Grid.Rulebook;

namespace Grid.Gateway.Rulebook;

/// <summary>权责清单: what each post has to do (<c>duty</c>) and may do (<c>power</c>).</summary>
internal sealed class DutyForm() : TableForm<PostMandateRow>(TableName.Duties, Own)
{
    private static readonly Column[] Own =
    [
        Column.Post("post", "岗位").Need(),
        Column.Word("sort", "what it has to do or may do", "duty", "power")
            .OfCodes(CodeName.Word("mandate")).Need(),
        Column.Text("text", "职责 or 权力", 2000).Need(),
        .. TableColumns.InForce,
    ];

    protected override PostMandateRow Read(ImportRow row) => new(
        row.NeedPost("post"),
        row.NeedOneOf("sort", "duty", "power") == "power",
        row.Need("text"),
        row.NeedDate("from"),
        row.Date("until"),
        row.Need("source"),
        row.Need("grade"));

    protected override string Identity(PostMandateRow row) =>
        $"{row.Post}/{row.Text}@{TableForms.Day(row.From)}";

    protected override TableData Fill(IReadOnlyList<PostMandateRow> rows) =>
        new() { Table = TableName.Duties, Duties = rows };

    protected override IReadOnlyList<PostMandateRow> Rows(TableData data) => data.Duties;

    protected override JsonNode Show(PostMandateRow row) => new JsonObject
    {
        ["post"] = row.Post.Code,
        ["sort"] = row.IsPower ? "power" : "duty",
        ["text"] = row.Text,
        ["from"] = TableForms.Day(row.From),
        ["until"] = TableForms.Day(row.Until),
        ["source"] = row.Source,
        ["grade"] = row.Grade,
    };
}
