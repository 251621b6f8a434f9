using System.Text.Json.Nodes;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Rulebook;

namespace Grid.Gateway.Rulebook;

/// <summary>立案、结案条件 and the limit.</summary>
internal sealed class StandardForm() : TableForm<StandardRow>(TableName.Standards, Own)
{
    private static readonly Column[] Own =
    [
        TableColumns.Kind,
        TableColumns.Class,
        TableColumns.Condition.Need(),
        Column.Text("filing", "立案条件", 2000).Need(),
        Column.Text("closing", "结案条件", 2000).Need(),
        Column.Number("limit", "处置时限; 0 for what is due at once", 0, 1e6).Need(),
        Column.Word<LimitUnit>("unit", "of limit").Need(),
        TableColumns.Starts,
        .. TableColumns.InForce,
        Column.Shown("id", "how cases name the row"),
    ];

    protected override StandardRow Read(ImportRow row)
    {
        var condition = row.NeedWhole("condition");
        var limit = row.NeedNumber("limit");
        if (condition < 1 && row.Has("condition"))
        {
            row.Fault("condition", "range", "condition counts from 1.");
        }

        if (limit < 0 && row.Has("limit"))
        {
            row.Fault("limit", "range", "limit is a length of time, 0 or more.");
        }

        return new(
            row.NeedWord<ClassKind>("kind"),
            TableForms.Class(row, "class"),
            condition,
            row.Need("filing"),
            row.Need("closing"),
            limit,
            row.NeedWord<LimitUnit>("unit"),
            row.NeedDate("from"),
            row.Date("until"),
            row.Need("source"),
            row.Need("grade"),
            row.Word<LimitStart>("starts"));
    }

    protected override string Identity(StandardRow row) => row.Id;

    protected override TableData Fill(IReadOnlyList<StandardRow> rows) =>
        new() { Table = TableName.Standards, Standards = rows };

    protected override IReadOnlyList<StandardRow> Rows(TableData data) => data.Standards;

    protected override JsonNode Show(StandardRow row) => new JsonObject
    {
        ["id"] = row.Id,
        ["kind"] = Words.Of(row.Kind),
        ["class"] = row.Class,
        ["condition"] = row.Condition,
        ["filing"] = row.Filing,
        ["closing"] = row.Closing,
        ["limit"] = row.Limit,
        ["unit"] = Words.Of(row.Unit),
        ["starts"] = row.Starts is { } starts ? Words.Of(starts) : null,
        ["from"] = TableForms.Day(row.From),
        ["until"] = TableForms.Day(row.Until),
        ["source"] = row.Source,
        ["grade"] = row.Grade,
    };
}
