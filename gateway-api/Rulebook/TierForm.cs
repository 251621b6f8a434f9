using System.Text.Json.Nodes;
using Grid.Gateway.Foundation;
using Grid.Gateway.Names;
using Grid.Gateway.Registers;
using Grid.Penalties;
using Grid.Rulebook;

namespace Grid.Gateway.Rulebook;

/// <summary>裁量基准: tiers of discretion within the range of an article.</summary>
internal sealed class TierForm() : TableForm<TierRow>(TableName.Discretion, Own)
{
    private static readonly Column[] Own =
    [
        TableColumns.Rule,
        Column.Code("behaviour", "code of the behaviour in the table of articles")
            .OfCodes(CodeName.Behaviour).Need(),
        Column.Word<PartySort>("party", "whom it is for; empty for persons and organisations"),
        Column.Word<TierCondition>("condition", "for which acts it is meant").Need(),
        Column.Number("least", "least fine", 0, 1e9).In("yuan").Need(),
        Column.Number("most", "most fine, itself allowed", 0, 1e9).In("yuan").Need(),
        .. TableColumns.InForce,
    ];

    protected override TierRow Read(ImportRow row) => new(
        row.Code("rule"),
        row.Code("behaviour"),
        row.Word<PartySort>("party"),
        row.NeedWord<TierCondition>("condition"),
        (decimal)row.NeedNumber("least"),
        (decimal)row.NeedNumber("most"),
        row.NeedDate("from"),
        row.Date("until"),
        row.Need("source"),
        row.Need("grade"));

    protected override string Identity(TierRow row) => $"{row.Rule}@{TableForms.Day(row.From)}";

    protected override TableData Fill(IReadOnlyList<TierRow> rows) =>
        new() { Table = TableName.Discretion, Discretion = rows };

    protected override IReadOnlyList<TierRow> Rows(TableData data) => data.Discretion;

    protected override JsonNode Show(TierRow row) => new JsonObject
    {
        ["rule"] = row.Rule,
        ["behaviour"] = row.Behaviour,
        ["party"] = row.Party is { } party ? Words.Of(party) : null,
        ["condition"] = Words.Of(row.Condition),
        ["least"] = (double)row.Least,
        ["most"] = (double)row.Most,
        ["from"] = TableForms.Day(row.From),
        ["until"] = TableForms.Day(row.Until),
        ["source"] = row.Source,
        ["grade"] = row.Grade,
    };
}
