using System.Text.Json.Nodes;
using Grid.Cases;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Rulebook;

namespace Grid.Gateway.Rulebook;

/// <summary>
/// 各环节时限: how long each stage may take. Classes and channels are separated by <c>|</c>; kind is event, part or
/// <c>*</c>. A limit in percent is a part of the class's own limit.
/// </summary>
internal sealed class LimitForm() : TableForm<LimitRow>(TableName.Limits, Own)
{
    private const string Percent = "percent";

    private static readonly Column[] Own =
    [
        Column.Word<ClockKind>("clock", "the stage").Need(),
        TableColumns.AnyKind,
        TableColumns.Classes,
        TableColumns.Condition,
        TableColumns.Channels,
        Column.Number("limit", "how long", 0, 1e6).Need(),
        Column.Word<LimitUnit>("unit", "of limit; percent of the class's own limit", Percent).Need(),
        TableColumns.Of,
        TableColumns.Starts,
        .. TableColumns.InForce,
    ];

    protected override LimitRow Read(ImportRow row) => new(
        row.NeedWord<ClockKind>("clock"),
        row.Text("kind") == "*" ? null : row.NeedWord<ClassKind>("kind"),
        TableForms.Patterns(row),
        row.Whole("condition"),
        row.List("channels"),
        row.NeedNumber("limit"),
        row.Text("unit") == Percent ? default : row.NeedWord<LimitUnit>("unit"),
        row.NeedDate("from"),
        row.Date("until"),
        row.Need("source"),
        row.Need("grade"),
        row.Word<LimitStart>("starts"),
        TableForms.Units(row),
        row.Text("unit") == Percent);

    protected override string Identity(LimitRow row) =>
        $"{Words.Of(row.Clock)} {row.Kind} {string.Join('|', row.Classes)} {row.Condition} "
        + $"{string.Join('|', row.Channels)} {TableForms.Units(row.Of)} {TableForms.Day(row.From)}";

    protected override TableData Fill(IReadOnlyList<LimitRow> rows) =>
        new() { Table = TableName.Limits, Limits = rows };

    protected override IReadOnlyList<LimitRow> Rows(TableData data) => data.Limits;

    protected override JsonNode Show(LimitRow row) => new JsonObject
    {
        ["clock"] = Words.Of(row.Clock),
        ["kind"] = row.Kind is { } kind ? Words.Of(kind) : "*",
        ["class"] = string.Join('|', row.Classes),
        ["condition"] = row.Condition,
        ["channels"] = string.Join('|', row.Channels),
        ["limit"] = row.Limit,
        ["unit"] = row.Share ? Percent : Words.Of(row.Unit),
        ["of"] = TableForms.Units(row.Of),
        ["starts"] = row.Starts is { } starts ? Words.Of(starts) : null,
        ["from"] = TableForms.Day(row.From),
        ["until"] = TableForms.Day(row.Until),
        ["source"] = row.Source,
        ["grade"] = row.Grade,
    };
}
