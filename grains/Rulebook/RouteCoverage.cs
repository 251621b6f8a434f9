namespace Grid.Rulebook;

/// <summary>
/// Checks the routes together: rows that no question ever reaches, rows that contradict each other, classes without a
/// lead. A contradiction refuses a table, since the answer would depend on the order in which rows were typed; the
/// others are reported.
/// </summary>
internal static class RouteCoverage
{
    private const int Listed = 10;

    /// <summary>Stands for the classes yet to come of a pattern; a row for all of them waits for those.</summary>
    private const string ToCome = "??";

    public static IEnumerable<Finding> Check(IReadOnlyList<RouteRow> rows, ClassList classes)
    {
        var reading = new RouteReading(rows);
        foreach (var kind in Enum.GetValues<ClassKind>())
        {
            foreach (
                var codes in Codes(rows, kind, classes).GroupBy(code => string.Join(',', reading.Speaking(kind, code))))
            {
                reading.Take([.. reading.Speaking(kind, codes.First())], codes.First());
            }
        }

        return
        [
            .. reading.Findings(),
            .. Enum.GetValues<ClassKind>().SelectMany(kind => Uncovered(rows, kind, classes)),
        ];
    }

    /// <summary>Every code that a row names, known or not, and one code yet to come for every pattern.</summary>
    private static IEnumerable<string> Codes(IReadOnlyList<RouteRow> rows, ClassKind kind, ClassList classes) =>
        rows.Where(row => row.Kind is null || row.Kind == kind)
            .SelectMany(static row => row.Classes)
            .Where(ClassCodes.IsPattern)
            .Select(static pattern =>
                pattern.Replace("*", pattern == "*" ? $"{ToCome}-{ToCome}" : ToCome, StringComparison.Ordinal))
            .Concat(classes.Codes(kind))
            .Distinct();

    /// <summary>Classes that no row leads everywhere, except the row for all classes.</summary>
    private static IEnumerable<Finding> Uncovered(IReadOnlyList<RouteRow> rows, ClassKind kind, ClassList classes)
    {
        var leads = rows.Where(row => RouteReading.Leads(row) && (row.Kind is null || row.Kind == kind)).ToArray();
        var name = kind == ClassKind.Part ? "parts" : "events";
        if (!leads.Any(static row => row.Where.Count == 0 && row.Classes.Contains("*")))
        {
            yield return Finding.Warning(
                0,
                "route.noLast",
                $"No row leads all {name} everywhere; what nobody leads goes to the command centre.");
        }

        var own = leads.Where(static row => row.Kind is not null || !row.Classes.Contains("*")).ToArray();
        var uncovered = classes
            .Codes(kind)
            .Select(code => (code, where: Gap(own, kind, code, classes)))
            .Where(static gap => gap.where is not null)
            .ToArray();
        if (uncovered.Length > 0)
        {
            var reported = uncovered
                .Take(Listed)
                .Select(gap =>
                    $"{gap.code} ({(gap.where == "anywhere" ? "" : gap.where + "; ")}classes "
                    + $"{classes.RowOf(kind, gap.code)})");
            var somewhere = rows.Numbered()
                .Where(entry =>
                    own.Contains(entry.Value)
                    && uncovered.Any(gap => ClassPatterns.FitAny(entry.Value.Classes, gap.code)));
            yield return Finding.Warning(
                0,
                "route.uncovered",
                $"{uncovered.Length} classes of {name} have no lead of their own everywhere: "
                + $"{string.Join(", ", reported)}{(uncovered.Length > Listed ? ", …" : ".")}",
                [.. somewhere.Select(static entry => entry.Row)]);
        }
    }

    /// <summary>Where a class has no lead; null when it has one everywhere.</summary>
    private static string? Gap(IReadOnlyList<RouteRow> leads, ClassKind kind, string code, ClassList classes)
    {
        var speaking = leads.Where(row => ClassPatterns.FitAny(row.Classes, code)).ToArray();
        var space = new RouteSpace(speaking, classes.Periods(kind, code).Select(static period => period.From));
        foreach (var (from, until) in classes.Periods(kind, code))
        {
            var whole = space.Everything(from, until);
            if (RouteReading.Left(whole, speaking.Select(space.Of)) is [var gap, ..])
            {
                return space.Describe(gap, whole);
            }
        }

        return null;
    }
}
