using System.Text.Json.Nodes;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Revisits;
using Grid.Rulebook;

namespace Grid.Gateway.Rulebook;

/// <summary>
/// 回头看、防反弹: what a closed case of these classes is followed by. Classes are separated by <c>|</c>; class kind is event,
/// part or <c>*</c>.
/// </summary>
internal sealed class RevisitForm() : TableForm<RevisitRow>(TableName.Revisits, Own)
{
    private static readonly Column[] Own =
    [
        TableColumns.Rule,
        Column.Word<RevisitKind>("revisit", "回头看 or 防反弹").Need(),
        TableColumns.AnyKind,
        TableColumns.Classes,
        TableColumns.Condition,
        Column.Whole("visits", "how often", 1, 1000).Need(),
        Column.Number("within", "how long after closing", 0, 1e6).Need(),
        Column.Word<LimitUnit>("unit", "of within").Need(),
        Column.Post("to", "the post that goes").Need(),
        .. TableColumns.InForce,
    ];

    protected override RevisitRow Read(ImportRow row) => new(
        row.Code("rule"),
        row.NeedWord<RevisitKind>("revisit"),
        row.Text("kind") == "*" ? null : row.NeedWord<ClassKind>("kind"),
        TableForms.Patterns(row),
        row.Whole("condition"),
        row.NeedWhole("visits"),
        row.NeedNumber("within"),
        row.NeedWord<LimitUnit>("unit"),
        row.NeedPost("to"),
        row.NeedDate("from"),
        row.Date("until"),
        row.Need("source"),
        row.Need("grade"));

    protected override string Identity(RevisitRow row) => $"{row.Rule}@{TableForms.Day(row.From)}";

    protected override TableData Fill(IReadOnlyList<RevisitRow> rows) =>
        new() { Table = TableName.Revisits, Revisits = rows };

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
        ["to"] = row.To.Code,
        ["from"] = TableForms.Day(row.From),
        ["until"] = TableForms.Day(row.Until),
        ["source"] = row.Source,
        ["grade"] = row.Grade,
    };
}
