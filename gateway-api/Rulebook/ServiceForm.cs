using System.Text.Json.Nodes;
using Grid.Documents;
using Grid.Gateway.Foundation;
using Grid.Gateway.Names;
using Grid.Gateway.Registers;
using Grid.Rulebook;

namespace Grid.Gateway.Rulebook;

/// <summary>送达方式: the methods by which documents are served, and when each counts.</summary>
internal sealed class ServiceForm() : TableForm<ServiceRow>(TableName.Services, Own)
{
    private static readonly Column[] Own =
    [
        Column.Word<ServiceMethod>("method", "how it is served").Need(),
        Column.JoinedList(
            "needs", $"what it does not count without, of {string.Join(", ", Words.Of<ServiceNeed>())}, separated by |",
            '|', 20)
            .OfCodes(CodeName.Word("serviceNeed")),
        Column.Whole("days", "calendar days after which it counts, the first not counted; 0: at once", 0, 365)
            .In("day").Need(),
        .. TableColumns.InForce,
    ];

    protected override ServiceRow Read(ImportRow row) => new(
        row.NeedWord<ServiceMethod>("method"),
        Needs(row),
        row.NeedWhole("days"),
        row.NeedDate("from"),
        row.Date("until"),
        row.Need("source"),
        row.Need("grade"));

    protected override string Identity(ServiceRow row) => $"{Words.Of(row.Method)} {TableForms.Day(row.From)}";

    protected override TableData Fill(IReadOnlyList<ServiceRow> rows) =>
        new() { Table = TableName.Services, Services = rows };

    protected override IReadOnlyList<ServiceRow> Rows(TableData data) => data.Services;

    protected override JsonNode Show(ServiceRow row) => new JsonObject
    {
        ["method"] = Words.Of(row.Method),
        ["needs"] = row.Needs.Count > 0 ? string.Join('|', row.Needs.Select(Words.Of)) : null,
        ["days"] = row.Days,
        ["from"] = TableForms.Day(row.From),
        ["until"] = TableForms.Day(row.Until),
        ["source"] = row.Source,
        ["grade"] = row.Grade,
    };

    private static List<ServiceNeed> Needs(ImportRow row)
    {
        var needs = new List<ServiceNeed>();
        foreach (var word in row.List("needs"))
        {
            if (Words.TryRead(word, out ServiceNeed need))
            {
                needs.Add(need);
            }
            else
            {
                row.Fault(
                    "needs",
                    "word",
                    $"needs '{Clip.Of(word)}' is not one of {string.Join(", ", Words.Of<ServiceNeed>())}.");
            }
        }

        return needs;
    }
}
