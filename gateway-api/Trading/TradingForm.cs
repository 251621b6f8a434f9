using System.Text.Json.Nodes;
using Grid.Gateway.Foundation;
using Grid.Gateway.Names;
using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;
using Grid.Rulebook;
using Grid.Trading;

namespace Grid.Gateway.Trading;

/// <summary>
/// 经营管理区: where trade on public ground is lawful. The first row that fits ground, class, goods and day decides.
/// </summary>
internal sealed class TradingForm() : TableForm<TradingRow>(TableName.Trading, Own)
{
    private static readonly Column[] Own =
    [
        TableColumns.Rule,
        Column.Text("zone", "the trading zone it speaks of; empty for any ground, in a zone or in none", 64),
        TableColumns.Classes,
        Column.JoinedList("goods", "the goods it speaks of, separated by |; empty for any", '|', 40),
        Column.Text("near", "a kind of the county's own zones at or near which it holds: school", 32)
            .OfCodes(CodeName.Zone),
        Column.Number("metres", "how near; needed with near", 0, 1000).In("metre"),
        Column.Text("unlessDrawn", "gives way in a sub-district that has drawn a trading zone of this word", 64),
        Column.Word<TradingTerm>("term", "never, under a permit, or free").Need(),
        Column.Text("why", "the reason in words").Need(),
        Column.Text("next", "what follows where the trade is not lawful"),
        Column.Text("clause", "the article with the version of its text, or the place in the plan").Need(),
        .. TableColumns.InForce,
    ];

    protected override TradingRow Read(ImportRow row) => new(
        row.Code("rule"),
        row.Text("zone"),
        TableForms.Patterns(row),
        row.List("goods"),
        row.Text("near"),
        row.Number("metres"),
        row.Text("unlessDrawn"),
        row.NeedWord<TradingTerm>("term"),
        row.Need("why"),
        row.Text("next"),
        row.Need("clause"),
        row.NeedDate("from"),
        row.Date("until"),
        row.Need("source"),
        row.Need("grade"));

    protected override string Identity(TradingRow row) => $"{row.Rule} {TableForms.Day(row.From)}";

    protected override TableData Fill(IReadOnlyList<TradingRow> rows) =>
        new() { Table = TableName.Trading, Trading = rows };

    protected override IReadOnlyList<TradingRow> Rows(TableData data) => data.Trading;

    protected override JsonNode Show(TradingRow row) => new JsonObject
    {
        ["rule"] = row.Rule,
        ["zone"] = row.Zone,
        ["class"] = string.Join('|', row.Classes),
        ["goods"] = row.Goods.Count > 0 ? string.Join('|', row.Goods) : null,
        ["near"] = row.Near,
        ["metres"] = row.Metres,
        ["unlessDrawn"] = row.UnlessDrawn,
        ["term"] = Words.Of(row.Term),
        ["why"] = row.Why,
        ["next"] = row.Next,
        ["clause"] = row.Clause,
        ["from"] = TableForms.Day(row.From),
        ["until"] = TableForms.Day(row.Until),
        ["source"] = row.Source,
        ["grade"] = row.Grade,
    };
}
