using Grid.Rulebook;

namespace Grid.Revisits;

/// <summary>Checks the table of the revisits that follow a closing.</summary>
internal static class RevisitTable
{
    private const int MostVisits = 60;

    public static IEnumerable<Finding> Check(
        IReadOnlyList<RevisitRow> rows, ClassList classes, Vocabulary words) =>
    [
        .. rows.Numbered().SelectMany(entry => Row(entry.Row, entry.Value, classes, words)),
        .. RowChecks.Overlaps(rows, static row => row.Rule, static row => row.From, static row => row.Until),
        .. RowChecks.Unreachable(rows, Answers),
    ];

    private static IEnumerable<Finding> Row(int number, RevisitRow row, ClassList classes, Vocabulary words)
    {
        if (row.Condition < 1)
        {
            yield return Finding.Error(number, "row.condition", $"Conditions count from 1; this is {row.Condition}.");
        }

        if (row.Visits is < 1 or > MostVisits || (row.Kind == RevisitKind.LookBack && row.Visits != 1))
        {
            yield return Finding.Error(
                number,
                "revisit.visits",
                $"A look-back is one visit, patrols against rebound 1 to {MostVisits}; this is {row.Visits}.");
        }

        if (words.Lacks(row.To) is { } lacking)
        {
            yield return Finding.Error(number, "revisit.to", lacking);
        }

        if (!Enum.IsDefined(row.Unit) || !Enum.IsDefined(row.Kind))
        {
            yield return Finding.Error(number, "revisit.word", "There is no such kind or unit.");
        }
        else if (!(row.Within > 0 && row.Within <= StandardTable.Longest(row.Unit)))
        {
            yield return Finding.Error(
                number,
                "revisit.within",
                $"The time is {row.Within}. Write a number above 0, and not above {StandardTable.Longest(row.Unit)} "
                + "in this unit.");
        }

        var common = RowChecks.Common(number, row.For, row.From, row.Until, row.Source)
            .Concat(RowChecks.Classes(number, row.For, row.Classes, classes));
        foreach (var finding in common)
        {
            yield return finding;
        }
    }

    private static bool Answers(RevisitRow row, RevisitRow narrower) =>
        row.Kind == narrower.Kind
        && (row.For is null || row.For == narrower.For)
        && (row.Condition is null || row.Condition == narrower.Condition)
        && ClassPatterns.Within(narrower.Classes, row.Classes)
        && Period.Contains(row.From, row.Until, narrower.From, narrower.Until);
}
