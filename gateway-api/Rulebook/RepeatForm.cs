using System.Text.Json.Nodes;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Parties;
using Grid.Rulebook;

namespace Grid.Gateway.Rulebook;

/// <summary>
/// 重复投诉、反复问题: what shops, segments and points remember. Classes and channels are separated by <c>|</c>; kind is event,
/// part or <c>*</c>; <c>to</c> is a post, empty for the next above; <c>count</c> is each or together.
/// </summary>
internal sealed class RepeatForm() : TableForm<RepeatRow>(TableName.Repeats, Own)
{
    private static readonly Column[] Own =
    [
        TableColumns.Rule,
        Column.Word<EntityKind>("place", "what remembers").Need(),
        TableColumns.AnyKind,
        TableColumns.Classes,
        Column.Word<Counting>("count", "each class for itself, or together; empty is each"),
        Column.Number("metres", "how near", 0, 1e6),
        Column.Number("againDays", "a case within so many days of the end of another is its recurrence", 0, 1e6),
        TableColumns.Channels,
        Column.Whole("complaints", "so many mark the place", 1, 1_000_000),
        Column.Number("withinDays", "counted over so many days", 0, 1e6),
        Column.Number("markDays", "how long a mark lasts", 0, 1e6),
        Column.Number("lookBackDays", "how long it is remembered", 0, 1e6),
        Column.Post("to", "the post that is notified; empty for the next above"),
        .. TableColumns.InForce,
    ];

    protected override RepeatRow Read(ImportRow row) => new(
        row.Code("rule"),
        row.NeedWord<EntityKind>("place"),
        row.Text("kind") == "*" ? null : row.NeedWord<ClassKind>("kind"),
        TableForms.Patterns(row),
        row.Number("metres"),
        row.Number("againDays"),
        row.List("channels"),
        row.Whole("complaints"),
        row.Number("withinDays"),
        row.Number("markDays"),
        row.Number("lookBackDays"),
        row.Post("to"),
        row.NeedDate("from"),
        row.Date("until"),
        row.Need("source"),
        row.Need("grade"),
        row.Word<Counting>("count") == Counting.Together);

    protected override string Identity(RepeatRow row) => $"{row.Rule}@{TableForms.Day(row.From)}";

    protected override TableData Fill(IReadOnlyList<RepeatRow> rows) =>
        new() { Table = TableName.Repeats, Repeats = rows };

    protected override IReadOnlyList<RepeatRow> Rows(TableData data) => data.Repeats;

    protected override JsonNode Show(RepeatRow row) => new JsonObject
    {
        ["rule"] = row.Rule,
        ["place"] = Words.Of(row.Place),
        ["kind"] = row.Kind is { } kind ? Words.Of(kind) : "*",
        ["class"] = string.Join('|', row.Classes),
        ["count"] = Words.Of(row.Together ? Counting.Together : Counting.Each),
        ["metres"] = row.Metres,
        ["againDays"] = row.AgainDays,
        ["channels"] = string.Join('|', row.Channels),
        ["complaints"] = row.Complaints,
        ["withinDays"] = row.WithinDays,
        ["markDays"] = row.MarkDays,
        ["lookBackDays"] = row.LookBackDays,
        ["to"] = row.To?.Code,
        ["from"] = TableForms.Day(row.From),
        ["until"] = TableForms.Day(row.Until),
        ["source"] = row.Source,
        ["grade"] = row.Grade,
    };

    private enum Counting
    {
        Each,
        Together,
    }
}
