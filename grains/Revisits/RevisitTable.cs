using Grid.Rulebook;

namespace Grid.Revisits;

/// <summary>Checks of what closed cases are followed by.</summary>
internal static class RevisitTable
{
    private const int MostVisits = 60;

    public static IEnumerable<Finding> Check(IReadOnlyList<RevisitRow> rows, ClassList classes) =>
    [
        .. rows.Numbered().SelectMany(entry => Row(entry.Row, entry.Value, classes)),
        .. RowChecks.Overlaps(rows, static row => row.Rule, static row => row.From, static row => row.Until),
        .. Unreachable(rows),
    ];

    private static IEnumerable<Finding> Row(int number, RevisitRow row, ClassList classes)
    {
        foreach (var pattern in row.Classes.Where(static pattern => !RowChecks.IsPattern(pattern)))
        {
            yield return Finding.Error(number, "row.class", $"'{pattern}' is no pattern of classes. Write 04-05, 04-* or *.");
        }

        if (row.Classes.Count == 0)
        {
            yield return Finding.Error(number, "row.class", "It speaks of no class. Write * for all.");
        }

        foreach (var code in row.Classes.Where(code => RowChecks.IsClass(code) && !classes.IsEmpty && !classes.Has(ClassKind.Event, code) && !classes.Has(ClassKind.Part, code)))
        {
            yield return Finding.Warning(number, "class.unknown", $"{code} is not in the table of classes.");
        }

        if (row.Condition < 1)
        {
            yield return Finding.Error(number, "row.condition", $"Conditions count from 1; this is {row.Condition}.");
        }

        if (row.Visits is < 1 or > MostVisits || (row.Kind == RevisitKind.LookBack && row.Visits != 1))
        {
            yield return Finding.Error(number, "revisit.visits", $"A look-back is one visit, patrols against rebound 1 to {MostVisits}; this is {row.Visits}.");
        }

        if (!Enum.IsDefined(row.Unit) || !Enum.IsDefined(row.Kind) || !Enum.IsDefined(row.To))
        {
            yield return Finding.Error(number, "revisit.word", "There is no such kind, unit or post.");
        }
        else if (!(row.Within > 0 && row.Within <= StandardTable.Longest(row.Unit)))
        {
            yield return Finding.Error(number, "revisit.within", $"The time is {row.Within}. Write a number above 0, and not above {StandardTable.Longest(row.Unit)} in this unit.");
        }

        foreach (var finding in RowChecks.Common(number, row.For, row.From, row.Until, row.Source))
        {
            yield return finding;
        }
    }

    /// <summary>A row that an earlier one answers for in everything is never asked.</summary>
    private static IEnumerable<Finding> Unreachable(IReadOnlyList<RevisitRow> rows)
    {
        foreach (var (number, row) in rows.Numbered())
        {
            foreach (var (earlier, before) in rows.Numbered().Take(number - 1))
            {
                if (before.Kind == row.Kind
                    && (before.For is null || before.For == row.For)
                    && (before.Condition is null || before.Condition == row.Condition)
                    && row.Classes.All(pattern => before.Classes.Any(wider => wider == pattern || wider == "*" || (wider.EndsWith('*') && pattern.StartsWith(wider[..^1], StringComparison.Ordinal))))
                    && Period.Contains(before.From, before.Until, row.From, row.Until))
                {
                    yield return Finding.Warning(number, "row.unreachable", $"Row {earlier} answers for everything this row speaks of, so it never counts. Put it before that one, or leave it out.", earlier);
                    break;
                }
            }
        }
    }
}
