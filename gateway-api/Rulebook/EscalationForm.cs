using System.Text.Json.Nodes;
using Grid.Cases;
using Grid.Gateway.Foundation;
using Grid.Gateway.Names;
using Grid.Gateway.Registers;
using Grid.Rulebook;

namespace Grid.Gateway.Rulebook;

/// <summary>
/// 提醒、亮灯、升级: which party is notified at which percentage of a limit, or how long after the step before; <c>to</c> is
/// lead or a post.
/// </summary>
internal sealed class EscalationForm() : TableForm<EscalationRow>(TableName.Escalations, Own)
{
    private const string Lead = "lead";

    private static readonly Column[] Own =
    [
        TableColumns.Rule,
        Column.Word<ClockKind>("clock", "the clock it watches").Need(),
        Column.Word<DeadlineStep>("step", "what happens").Need(),
        Column.Number("percent", "of the limit", 0, 100_000),
        Column.Number("after", "so long after the row before", 0, 100_000),
        Column.Word<LimitUnit>("unit", "of after; empty for the unit of the clock's limit"),
        Column.Post("to", "lead, or the post that is notified", Lead).Need(),
        Column.Word<ClassKind>("kind", "event or part; empty for both"),
        Column.JoinedList(
            "class", "codes of classes, beginnings as 04-*, or *, separated by |; empty for all", '|', 34)
            .OfCodes(CodeName.Class),
        TableColumns.Of,
        .. TableColumns.InForce,
    ];

    protected override EscalationRow Read(ImportRow row) => new(
        row.Code("rule"),
        row.NeedWord<ClockKind>("clock"),
        row.NeedWord<DeadlineStep>("step"),
        row.Number("percent"),
        row.Number("after"),
        row.Word<LimitUnit>("unit"),
        row.Text("to") == Lead ? null : row.NeedPost("to"),
        row.NeedDate("from"),
        row.Date("until"),
        row.Need("source"),
        row.Need("grade"),
        row.Word<ClassKind>("kind"),
        row.Has("class") ? TableForms.Patterns(row) : null,
        TableForms.Units(row));

    protected override string Identity(EscalationRow row) => $"{row.Rule}@{TableForms.Day(row.From)}";

    protected override TableData Fill(IReadOnlyList<EscalationRow> rows) =>
        new() { Table = TableName.Escalations, Escalations = rows };

    protected override IReadOnlyList<EscalationRow> Rows(TableData data) => data.Escalations;

    protected override JsonNode Show(EscalationRow row) => new JsonObject
    {
        ["rule"] = row.Rule,
        ["clock"] = Words.Of(row.Clock),
        ["step"] = Words.Of(row.Step),
        ["percent"] = row.Percent,
        ["after"] = row.After,
        ["unit"] = row.Unit is { } unit ? Words.Of(unit) : null,
        ["to"] = row.To?.Code ?? Lead,
        ["kind"] = row.Kind is { } kind ? Words.Of(kind) : null,
        ["class"] = row.Classes is { Count: > 0 } classes ? string.Join('|', classes) : null,
        ["of"] = TableForms.Units(row.Of),
        ["from"] = TableForms.Day(row.From),
        ["until"] = TableForms.Day(row.Until),
        ["source"] = row.Source,
        ["grade"] = row.Grade,
    };
}
