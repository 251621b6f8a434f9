using System.Text.Json.Nodes;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Rulebook;

namespace Grid.Gateway.Rulebook;

/// <summary>信息来源: the channels by which reports come in. A county that keeps the table takes no other.</summary>
internal sealed class ChannelForm() : TableForm<ChannelRow>(TableName.Channels, Own)
{
    private static readonly Column[] Own =
    [
        Column.Text("channel", "name of the channel", 32).Need(),
        Column.Word<ChannelKind>("kind", "what sort of channel it is; limits and repeats name it as kind:public"),
        Column.List("aliases", "other names it goes by", 32),
        Column.Flag("default", "true for what a report that names none came by"),
        Column.Number(
            "enteredWithinDays",
            "a report entered later after it was seen is marked; empty for the usual term",
            -1e6,
            1e6),
        Column.Day("from", "first day in force").Need(),
        Column.Day("until", "last day in force; empty until further notice"),
        Column.Text("source", "the paragraph it rests on", 500).Need(),
        TableColumns.Grade,
    ];

    protected override ChannelRow Read(ImportRow row) => new(
        row.Need("channel"),
        row.Flag("default"),
        row.NeedDate("from"),
        row.Date("until"),
        row.Need("source"),
        row.Need("grade"),
        row.Number("enteredWithinDays"),
        row.Word<ChannelKind>("kind"),
        row.List("aliases"));

    protected override string Identity(ChannelRow row) => $"{row.Channel}@{TableForms.Day(row.From)}";

    protected override TableData Fill(IReadOnlyList<ChannelRow> rows) =>
        new() { Table = TableName.Channels, Channels = rows };

    protected override IReadOnlyList<ChannelRow> Rows(TableData data) => data.Channels;

    protected override JsonNode Show(ChannelRow row) => new JsonObject
    {
        ["channel"] = row.Channel,
        ["kind"] = row.Kind is { } kind ? Words.Of(kind) : null,
        ["aliases"] = new JsonArray([.. (row.Aliases ?? []).Select(static name => JsonValue.Create(name))]),
        ["default"] = row.Default,
        ["enteredWithinDays"] = row.EnteredWithinDays,
        ["from"] = TableForms.Day(row.From),
        ["until"] = TableForms.Day(row.Until),
        ["source"] = row.Source,
        ["grade"] = row.Grade,
    };
}
