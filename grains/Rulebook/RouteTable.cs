namespace Grid.Rulebook;

/// <summary>Checks of the routes, row by row and against each other.</summary>
internal static class RouteTable
{
    public static IEnumerable<Finding> Check(IReadOnlyList<RouteRow> rows, ClassList classes) =>
    [
        .. rows.Numbered().SelectMany(entry => Row(entry.Row, entry.Value, classes)),
        .. Names(rows),
        .. RouteCoverage.Check(rows, classes),
    ];

    private static IEnumerable<Finding> Row(int number, RouteRow row, ClassList classes)
    {
        if (string.IsNullOrWhiteSpace(row.Rule))
        {
            yield return Finding.Error(
                number,
                "row.name",
                "The rule has no name. Every case keeps the name of the rule that chose its parties.");
        }

        if (!Enum.IsDefined(row.Role))
        {
            yield return Finding.Error(
                number,
                "row.role",
                $"There is no such role. Write one of {string.Join(", ", Enum.GetNames<AssignmentRole>())}.");
        }

        if (!PartySource.TryParse(row.Party, out _))
        {
            yield return Finding.Error(
                number,
                "route.party",
                $"'{row.Party}' names no party. Write one of {string.Join(", ", PartySource.Words)}.");
        }
        else if (row.Role == AssignmentRole.Lead && !PartySource.CanLead(row.Party))
        {
            yield return Finding.Error(
                number,
                "route.lead",
                $"'{row.Party}' cannot lead: a case is dispatched to an office, department:CODE or "
                + $"{PartySource.Subdistrict}.");
        }

        foreach (var (name, words) in row.Where)
        {
            if (Condition(name, words) is { } wrong)
            {
                yield return Finding.Error(number, "route.where", wrong);
            }
        }

        foreach (var finding in RowChecks
                .Common(number, row.Kind, row.From, row.Until, row.Source)
                .Concat(RowChecks.Classes(number, row.Kind, row.Classes, classes)))
        {
            yield return finding;
        }
    }

    private static string? Condition(string name, IReadOnlyList<string> words) =>
        Aspect.Find(name) switch
    {
        null =>
            $"'{name}' is nothing a route is asked for. Write one of "
            + $"{string.Join(", ", Aspect.All.Keys.Order(StringComparer.Ordinal))}, or zone. and a kind of zone.",
        _ when words.Count == 0 || words.Any(string.IsNullOrWhiteSpace) =>
            $"{name} accepts nothing. Write the words it accepts, or yes or no.",
        var aspect => words.Select(aspect.Wrong).FirstOrDefault(static wrong => wrong is not null),
    };

    /// <summary>A case keeps only the name of a rule, so one name stands for one row, in any period.</summary>
    private static IEnumerable<Finding> Names(IReadOnlyList<RouteRow> rows) =>
        rows.Numbered()
            .GroupBy(static entry => entry.Value.Rule)
            .SelectMany(static same => same.Skip(1).Select(entry =>
                Finding.Error(
                    entry.Row,
                    "row.duplicate",
                    $"The rule {same.Key} is also row {same.First().Row}. A changed rule takes a new name.",
                    same.First().Row)));
}
