namespace Grid.Rulebook;

/// <summary>Checks of when reports are of one matter.</summary>
internal static class SimilarTable
{
    private const double LongestHours = 24 * 366;

    /// <param name="practice">It says how far a report asks the cells around, so that no row can reach further.</param>
    public static IEnumerable<Finding> Check(
        IReadOnlyList<SimilarRow> rows,
        ClassList classes,
        PracticeList practice) =>
    [
        .. rows.Numbered().SelectMany(
            entry => Row(entry.Row, entry.Value, classes, practice.Most(PracticeOption.NearbyMetres))),
        .. RowChecks.Unreachable(rows, Answers),
    ];

    private static IEnumerable<Finding> Row(int number, SimilarRow row, ClassList classes, double furthest)
    {
        if (row.Off && (row.Metres is not null || row.Hours is not null || row.SameChannel))
        {
            yield return Finding.Error(
                number,
                "similar.off",
                "It is off, so that every report is a matter of its own. Leave metres, hours and sameChannel out, "
                + "or leave off out.");
        }

        if (!row.Off && !(row.Metres is { } metres && metres > 0 && metres <= furthest))
        {
            yield return Finding.Error(
                number,
                "similar.metres",
                $"metres is {Said(row.Metres)}. Write a number above 0 and not above {furthest} (nearbyMetres of the "
                + "table practice), or off.");
        }

        if (!row.Off && !(row.Hours is { } hours && hours > 0 && hours <= LongestHours))
        {
            yield return Finding.Error(
                number,
                "similar.hours",
                $"hours is {Said(row.Hours)}. Write a number above 0 and not above {LongestHours}, or off.");
        }

        foreach (var finding in RowChecks
                .Common(number, row.Kind, row.From, row.Until, row.Source)
                .Concat(RowChecks.Classes(number, row.Kind, row.Classes, classes)))
        {
            yield return finding;
        }
    }

    private static string Said(double? number) => number is { } said ? $"{said}" : "missing";

    private static bool Answers(SimilarRow row, SimilarRow narrower) =>
        (row.Kind is null || row.Kind == narrower.Kind)
        && ClassPatterns.Within(narrower.Classes, row.Classes)
        && (row.Zones is null or { Count: 0 }
            || (narrower.Zones is { Count: > 0 } zones && zones.All(row.Zones.Contains)))
        && Period.Contains(row.From, row.Until, narrower.From, narrower.Until);
}
