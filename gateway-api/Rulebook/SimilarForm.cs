using System.Text.Json.Nodes;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Rulebook;

namespace Grid.Gateway.Rulebook;

/// <summary>
/// 相似案件: when two reports of one class are of the same matter. Classes are separated by <c>|</c>; kind is event, part
/// or <c>*</c>; the first row that speaks of a class counts.
/// </summary>
internal sealed class SimilarForm() : TableForm<SimilarRow>(TableName.Similar, Own)
{
    private static readonly Column[] Own =
    [
        TableColumns.AnyKind,
        TableColumns.Classes,
        Column.Number("metres", "at most so far apart; empty only where off", 0, 1e6),
        Column.Number("hours", "seen at most so many hours apart; empty only where off", 0, 1e6),
        Column.Flag("sameChannel", "true where both must come by one channel"),
        Column.Flag("off", "true where every report is a matter of its own"),
        Column.JoinedList("zone", "trading zones it speaks of, separated by |; empty for every place", '|', 64),
        .. TableColumns.InForce,
    ];

    protected override SimilarRow Read(ImportRow row) => new(
        row.Text("kind") == "*" ? null : row.NeedWord<ClassKind>("kind"),
        TableForms.Patterns(row),
        row.Number("metres"),
        row.Number("hours"),
        row.Flag("sameChannel"),
        row.Flag("off"),
        row.NeedDate("from"),
        row.Date("until"),
        row.Need("source"),
        row.Need("grade"),
        row.List("zone"));

    protected override string Identity(SimilarRow row) =>
        $"{row.Kind} {string.Join('|', row.Classes)} {string.Join('|', row.Zones ?? [])} {TableForms.Day(row.From)}";

    protected override TableData Fill(IReadOnlyList<SimilarRow> rows) =>
        new() { Table = TableName.Similar, Similar = rows };

    protected override IReadOnlyList<SimilarRow> Rows(TableData data) => data.Similar;

    protected override JsonNode Show(SimilarRow row) => new JsonObject
    {
        ["kind"] = row.Kind is { } kind ? Words.Of(kind) : "*",
        ["class"] = string.Join('|', row.Classes),
        ["metres"] = row.Metres,
        ["hours"] = row.Hours,
        ["sameChannel"] = row.SameChannel,
        ["off"] = row.Off,
        ["zone"] = string.Join('|', row.Zones ?? []),
        ["from"] = TableForms.Day(row.From),
        ["until"] = TableForms.Day(row.Until),
        ["source"] = row.Source,
        ["grade"] = row.Grade,
    };
}
