using System.Text.Json.Nodes;
using Grid.Gateway.Registers;
using Grid.Rulebook;

namespace Grid.Gateway.Rulebook;

/// <summary>法定节假日: the holidays that the law names for every year.</summary>
internal sealed class FestivalForm() : TableForm<FestivalRow>(TableName.Festivals, Own)
{
    private const string Forms = "10-01, lunar:05-05, lunar:12-end or sun:15";

    private static readonly Column[] Own =
    [
        Column.Text("name", "name of the holiday").Need(),
        Column.Text("on", $"its first day in a year: {Forms}", 20).Need(),
        Column.Whole("days", "how many days it lasts", 1, 30).Need(),
        .. TableColumns.InForce,
    ];

    protected override FestivalRow Read(ImportRow row) => new(
        row.Need("name"),
        Day(row),
        row.NeedWhole("days"),
        row.NeedDate("from"),
        row.Date("until"),
        row.Need("source"),
        row.Need("grade"));

    protected override string Identity(FestivalRow row) => $"{row.Name} {row.On} {TableForms.Day(row.From)}";

    protected override TableData Fill(IReadOnlyList<FestivalRow> rows) =>
        new() { Table = TableName.Festivals, Festivals = rows };

    protected override IReadOnlyList<FestivalRow> Rows(TableData data) => data.Festivals;

    protected override JsonNode Show(FestivalRow row) => new JsonObject
    {
        ["name"] = row.Name,
        ["on"] = row.On.ToString(),
        ["days"] = row.Days,
        ["from"] = TableForms.Day(row.From),
        ["until"] = TableForms.Day(row.Until),
        ["source"] = row.Source,
        ["grade"] = row.Grade,
    };

    private static FestivalDay Day(ImportRow row)
    {
        var text = row.Need("on");
        if (!FestivalDay.TryParse(text, out var day) && text.Length > 0)
        {
            row.Fault("on", "on", $"on '{text}' is no day that every year has; write {Forms}.");
        }

        return day;
    }
}
