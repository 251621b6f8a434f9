namespace Grid.Rulebook;

/// <summary>Whether the routes, taken together, reach every row and every class. All of it is told, none of it keeps a table out.</summary>
internal static class RouteCoverage
{
    private const int Listed = 10;

    public static IEnumerable<Finding> Check(IReadOnlyList<RouteRow> rows, ClassList classes) =>
        [.. Shadowed(rows), .. Enum.GetValues<ClassKind>().SelectMany(kind => Uncovered(rows, kind, classes))];

    /// <summary>A lead is never reached when one before it takes everything it would take.</summary>
    private static IEnumerable<Finding> Shadowed(IReadOnlyList<RouteRow> rows)
    {
        var leads = rows.Numbered()
            .Where(static entry => entry.Value.Role == DutyRole.Lead && PartySource.CanLead(entry.Value.Party))
            .OrderBy(static entry => entry.Value.Precedence)
            .ToArray();
        for (var later = 1; later < leads.Length; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                if (Takes(leads[earlier].Value, leads[later].Value))
                {
                    yield return Finding.Warning(
                        leads[later].Row, "route.shadowed", $"It is never reached: row {leads[earlier].Row} ({leads[earlier].Value.Rule}) comes first and takes all of it.");
                    break;
                }
            }
        }
    }

    private static bool Takes(RouteRow first, RouteRow second) =>
        (first.Kind is null || first.Kind == second.Kind)
        && second.Classes.All(wanted => first.Classes.Any(pattern => RouteList.Includes(pattern, wanted)))
        && first.Where.All(condition => second.Where.TryGetValue(condition.Key, out var narrower) && Accepts(condition.Value, narrower))
        && Period.Contains(first.From, first.Until, second.From, second.Until);

    private static bool Accepts(IReadOnlyList<string> wider, IReadOnlyList<string> narrower) =>
        narrower.All(word => wider.Contains(word) || (word != Aspect.No && wider.Contains(Aspect.Yes)));

    /// <summary>Classes that no row but the one for everything leads wherever the case lies.</summary>
    private static IEnumerable<Finding> Uncovered(IReadOnlyList<RouteRow> rows, ClassKind kind, ClassList classes)
    {
        var leads = rows.Where(row => row.Role == DutyRole.Lead && row.Where.Count == 0 && (row.Kind is null || row.Kind == kind)).ToArray();
        var name = kind == ClassKind.Part ? "parts" : "events";
        if (!leads.Any(static row => row.Classes.Contains("*")))
        {
            yield return Finding.Warning(0, "route.noLast", $"No row leads all {name} everywhere; what nobody leads goes to the command centre.");
        }

        var own = leads.Where(static row => row.Kind is not null || !row.Classes.Contains("*")).SelectMany(static row => row.Classes).ToHashSet();
        var uncovered = classes.Codes(kind).Where(code => !own.Any(pattern => RouteList.Includes(pattern, code))).ToArray();
        if (uncovered.Length > 0)
        {
            yield return Finding.Warning(
                0,
                "route.uncovered",
                $"{uncovered.Length} classes of {name} have no lead of their own everywhere: {string.Join(", ", uncovered.Take(Listed))}{(uncovered.Length > Listed ? ", …" : ".")}");
        }
    }
}
