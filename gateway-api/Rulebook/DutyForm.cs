using System.Text.Json.Nodes;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Posts;
using Grid.Rulebook;

namespace Grid.Gateway.Rulebook;

/// <summary>权责清单: what each post has to do (<c>duty</c>) and may do (<c>power</c>).</summary>
internal sealed class DutyForm() : TableForm<DutyRow>(TableName.Duties, "post", "sort", "text", "from", "source", "grade")
{
    protected override DutyRow Read(Row row)
    {
        row.Need("sort");
        return new(
            row.NeedWord<PostDuty>("post"),
            row.OneOf("sort", "duty", "power") == "power",
            row.Need("text"),
            row.NeedDate("from"),
            row.Date("until"),
            row.Need("source"),
            row.Need("grade"));
    }

    protected override string Identity(DutyRow row) => $"{Words.Of(row.Post)}/{row.Text}@{TableForms.Day(row.From)}";

    protected override TableData Fill(IReadOnlyList<DutyRow> rows) => new() { Table = TableName.Duties, Duties = rows };

    protected override IReadOnlyList<DutyRow> Rows(TableData data) => data.Duties;

    protected override JsonNode Show(DutyRow row) => new JsonObject
    {
        ["post"] = Words.Of(row.Post),
        ["sort"] = row.IsPower ? "power" : "duty",
        ["text"] = row.Text,
        ["from"] = TableForms.Day(row.From),
        ["until"] = TableForms.Day(row.Until),
        ["source"] = row.Source,
        ["grade"] = row.Grade,
    };
}
