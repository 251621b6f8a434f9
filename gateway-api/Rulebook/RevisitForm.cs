using System.Text.Json.Nodes;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Posts;
using Grid.Revisits;
using Grid.Rulebook;

namespace Grid.Gateway.Rulebook;

/// <summary>回头看、防反弹: what a closed case of these classes is followed by. Classes are separated by <c>|</c>; class kind is event, part or <c>*</c>.</summary>
internal sealed class RevisitForm() : TableForm<RevisitRow>(TableName.Revisits, "rule", "revisit", "kind", "class", "visits", "within", "unit", "to", "from", "source", "grade")
{
    protected override RevisitRow Read(Row row) => new(
        row.Code("rule"),
        row.NeedWord<RevisitKind>("revisit"),
        row.Text("kind") == "*" ? null : row.NeedWord<ClassKind>("kind"),
        TableForms.Patterns(row),
        row.Whole("condition"),
        row.Whole("visits") ?? 1,
        row.NeedNumber("within"),
        row.NeedWord<LimitUnit>("unit"),
        row.NeedWord<PostDuty>("to"),
        row.NeedDate("from"),
        row.Date("until"),
        row.Need("source"),
        row.Need("grade"));

    protected override string Identity(RevisitRow row) => $"{row.Rule}@{TableForms.Day(row.From)}";

    protected override TableData Fill(IReadOnlyList<RevisitRow> rows) => new() { Table = TableName.Revisits, Revisits = rows };

    protected override IReadOnlyList<RevisitRow> Rows(TableData data) => data.Revisits;

    protected override JsonNode Show(RevisitRow row) => new JsonObject
    {
        ["rule"] = row.Rule,
        ["revisit"] = Words.Of(row.Kind),
        ["kind"] = row.For is { } kind ? Words.Of(kind) : "*",
        ["class"] = string.Join('|', row.Classes),
        ["condition"] = row.Condition,
        ["visits"] = row.Visits,
        ["within"] = row.Within,
        ["unit"] = Words.Of(row.Unit),
        ["to"] = Words.Of(row.To),
        ["from"] = TableForms.Day(row.From),
        ["until"] = TableForms.Day(row.Until),
        ["source"] = row.Source,
        ["grade"] = row.Grade,
    };
}
