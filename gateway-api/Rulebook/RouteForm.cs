using System.Text.Json.Nodes;
using Grid.Gateway.Foundation;
using Grid.Gateway.Names;
using Grid.Gateway.Registers;
using Grid.Rulebook;

namespace Grid.Gateway.Rulebook;

/// <summary>
/// 责任清单: who answers. Classes are separated by <c>|</c>; <c>where</c> reads <c>tradingZone=禁止区|严控区;builtUp=true</c>;
/// kind is event, part or <c>*</c> for both.
/// </summary>
internal sealed class RouteForm() : TableForm<RouteRow>(TableName.Routes, Own)
{
    private static readonly Column[] Own =
    [
        TableColumns.Rule,
        Column.Whole("precedence", "the first lead in this order counts", -1_000_000_000, 1_000_000_000).Need(),
        TableColumns.AnyKind,
        TableColumns.Classes,
        Column.JoinedList(
            "where",
            "conditions on the place, tradingZone=禁止区|严控区;builtUp=true; letter=yes: a shop answers for its front",
            ';',
            500)
            .OfCodes(CodeName.Condition),
        Column.Word<AssignmentRole>("role", "in what role the party answers").Need(),
        Column.Text("party", "department:CODE or place:segment", 100).ToAny().OfCodes(CodeName.Party).Need(),
        .. TableColumns.InForce,
    ];

    protected override RouteRow Read(ImportRow row) => new(
        row.Code("rule"),
        row.NeedWhole("precedence"),
        row.Text("kind") == "*" ? null : row.NeedWord<ClassKind>("kind"),
        TableForms.Patterns(row),
        Where(row),
        row.NeedWord<AssignmentRole>("role"),
        Party(row),
        row.NeedDate("from"),
        row.Date("until"),
        row.Need("source"),
        row.Need("grade"));

    protected override string Identity(RouteRow row) => $"{row.Rule}@{TableForms.Day(row.From)}";

    protected override TableData Fill(IReadOnlyList<RouteRow> rows) =>
        new() { Table = TableName.Routes, Routes = rows };

    protected override IReadOnlyList<RouteRow> Rows(TableData data) => data.Routes;

    protected override JsonNode Show(RouteRow row) => new JsonObject
    {
        ["rule"] = row.Rule,
        ["precedence"] = row.Precedence,
        ["kind"] = row.Kind is { } kind ? Words.Of(kind) : "*",
        ["class"] = string.Join('|', row.Classes),
        ["where"] = string.Join(
            ';', row.Where.Select(static condition => $"{condition.Key}={string.Join('|', condition.Value)}")),
        ["role"] = Words.Of(row.Role),
        ["party"] = row.Party,
        ["from"] = TableForms.Day(row.From),
        ["until"] = TableForms.Day(row.Until),
        ["source"] = row.Source,
        ["grade"] = row.Grade,
    };

    private static Dictionary<string, IReadOnlyList<string>> Where(ImportRow row)
    {
        var conditions = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var text in row.List("where"))
        {
            var values = text[(text.IndexOf('=', StringComparison.Ordinal) + 1)..]
                .Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            var name = text.Contains('=', StringComparison.Ordinal)
                ? text[..text.IndexOf('=', StringComparison.Ordinal)].Trim()
                : "";
            if (name.Length == 0 || values.Length == 0 || !conditions.TryAdd(name, values))
            {
                row.Fault(
                    "where",
                    "where",
                    $"where '{text}' is no condition of its own; write name=value|value, separated by semicolons.");
            }
        }

        return conditions;
    }

    private static string Party(ImportRow row)
    {
        var party = row.Need("party");
        if (party.Length > 0
            && !(party.StartsWith("department:", StringComparison.Ordinal)
            || party.StartsWith("place:", StringComparison.Ordinal)))
        {
            row.Fault("party", "party", $"party '{party}' names nobody; write department:CODE or place:segment.");
        }

        return party;
    }
}
