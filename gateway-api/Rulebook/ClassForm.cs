using System.Text.Json.Nodes;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Rulebook;

namespace Grid.Gateway.Rulebook;

/// <summary>大类小类.</summary>
internal sealed class ClassForm() : TableForm<ClassRow>(TableName.Classes, Own)
{
    private static readonly Column[] Own =
    [
        TableColumns.Kind,
        Column.Text("code", "letters and digits, with - _ . between them: 04-05", 32).Need(),
        Column.Text("name", "小类名称").Need(),
        Column.Text("big", "大类名称").Need(),
        Column.List("aliases", "other names it goes by"),
        Column.Text("standard", "the standard it is from"),
        Column.Flag("photoBefore", "a case is handled only once it has a photograph of before"),
        Column.Flag("photoAfter", "a case is handled only once it has a photograph of after"),
        Column.Word<Urgency>(
            "urgent", "limit: a limit of it runs day and night; alarm: the command centre is told at once as well"),
        .. TableColumns.InForce,
    ];

    protected override ClassRow Read(ImportRow row) => new(
        row.NeedWord<ClassKind>("kind"),
        TableForms.Class(row, "code"),
        row.Need("name"),
        row.Need("big"),
        row.List("aliases"),
        row.Text("standard"),
        row.NeedDate("from"),
        row.Date("until"),
        row.Need("source"),
        row.Need("grade"),
        row.Flag("photoBefore"),
        row.Flag("photoAfter"),
        row.Word<Urgency>("urgent"));

    protected override string Identity(ClassRow row) => $"{Words.Of(row.Kind)}/{row.Code}@{TableForms.Day(row.From)}";

    protected override TableData Fill(IReadOnlyList<ClassRow> rows) =>
        new() { Table = TableName.Classes, Classes = rows };

    protected override IReadOnlyList<ClassRow> Rows(TableData data) => data.Classes;

    protected override JsonNode Show(ClassRow row) => new JsonObject
    {
        ["kind"] = Words.Of(row.Kind),
        ["code"] = row.Code,
        ["name"] = row.Name,
        ["big"] = row.Big,
        ["aliases"] = new JsonArray([.. row.Aliases.Select(static name => JsonValue.Create(name))]),
        ["standard"] = row.Standard,
        ["photoBefore"] = row.PhotoBefore,
        ["photoAfter"] = row.PhotoAfter,
        ["urgent"] = row.Urgent is { } urgent ? Words.Of(urgent) : null,
        ["from"] = TableForms.Day(row.From),
        ["until"] = TableForms.Day(row.Until),
        ["source"] = row.Source,
        ["grade"] = row.Grade,
    };
}
