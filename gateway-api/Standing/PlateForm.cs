using System.Text.Json.Nodes;
using Grid.Gateway.Names;
using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;
using Grid.Parties;
using Grid.Rulebook;
using Grid.Standing;

namespace Grid.Gateway.Standing;

/// <summary>门前三包责任牌: the colours of plates, by score.</summary>
internal sealed class PlateForm() : TableForm<PlateRow>(TableName.Plates, Own)
{
    private static readonly string[] Parties =
        [.. Kinds.All.Where(static kind => kind.Owes).Select(static kind => kind.Word)];

    private static readonly Column[] Own =
    [
        TableColumns.Rule,
        Column.Word("party", "the kind of party whose plate it is", Parties)
            .OfCodes(CodeName.Word("entityKind")).Need(),
        Column.Code("colour", "code of the colour: red, blue, yellow").Need(),
        Column.Text("colourName", "the colour in words: 黄牌").Need(),
        Column.Number("least", "the least score from 0 to 100 that has this colour", 0, 100).Need(),
        Column.Whole("months", "months in a row with this colour before it becomes a matter; empty for none", 1, 12),
        Column.Text("becomes", "class of event of that matter", 32).OfCodes(CodeName.Event),
        Column.Whole("condition", "filing condition of that class; empty is 1", 1, 99),
        Column.Text("clause", "the article with the version of its text, or the place in the plan").Need(),
        .. TableColumns.InForce,
    ];

    protected override PlateRow Read(ImportRow row) => new(
        row.Code("rule"),
        Kinds.TryRead(row.NeedOneOf("party", Parties), out var kind) ? kind.Kind : EntityKind.None,
        row.Code("colour"),
        row.Need("colourName"),
        row.NeedNumber("least"),
        row.Whole("months"),
        row.Has("becomes") ? TableForms.Class(row, "becomes") : null,
        row.Whole("condition") ?? 1,
        row.Need("clause"),
        row.NeedDate("from"),
        row.Date("until"),
        row.Need("source"),
        row.Need("grade"));

    protected override string Identity(PlateRow row) => $"{row.Rule} {TableForms.Day(row.From)}";

    protected override TableData Fill(IReadOnlyList<PlateRow> rows) =>
        new() { Table = TableName.Plates, Plates = rows };

    protected override IReadOnlyList<PlateRow> Rows(TableData data) => data.Plates;

    protected override JsonNode Show(PlateRow row) => new JsonObject
    {
        ["rule"] = row.Rule,
        ["party"] = row.Party.Traits.Word,
        ["colour"] = row.Colour,
        ["colourName"] = row.Name,
        ["least"] = row.Least,
        ["months"] = row.Months,
        ["becomes"] = row.Becomes,
        ["condition"] = row.Condition,
        ["clause"] = row.Clause,
        ["from"] = TableForms.Day(row.From),
        ["until"] = TableForms.Day(row.Until),
        ["source"] = row.Source,
        ["grade"] = row.Grade,
    };
}
