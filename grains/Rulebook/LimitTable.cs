using Grid.Cases;

namespace Grid.Rulebook;

/// <summary>Checks of the limits of the stages.</summary>
internal static class LimitTable
{
    public static IEnumerable<Finding> Check(IReadOnlyList<LimitRow> rows, ClassList classes) =>
        [.. rows.Numbered().SelectMany(entry => Row(entry.Row, entry.Value, classes)), .. Unreachable(rows)];

    private static IEnumerable<Finding> Row(int number, LimitRow row, ClassList classes)
    {
        if (!Enum.IsDefined(row.Clock))
        {
            yield return Finding.Error(number, "limit.clock", "There is no such clock.");
        }
        else if (row.Clock == ClockKind.Handle)
        {
            yield return Finding.Error(number, "limit.handle", "The limit of handling stands in the standards, by class and condition. Leave this row out.");
        }

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

        if (!Enum.IsDefined(row.Unit))
        {
            yield return Finding.Error(number, "row.unit", "The unit is urgentHour, workHour, workDay or urgentDay.");
        }
        else if (!(row.Limit > 0 && row.Limit <= StandardTable.Longest(row.Unit)))
        {
            yield return Finding.Error(number, "row.limit", $"The limit is {row.Limit}. Write a number above 0, and not above {StandardTable.Longest(row.Unit)} in this unit.");
        }

        foreach (var finding in RowChecks.Common(number, row.Kind, row.From, row.Until, row.Source))
        {
            yield return finding;
        }
    }

    /// <summary>A row that an earlier one answers for in everything is never asked.</summary>
    private static IEnumerable<Finding> Unreachable(IReadOnlyList<LimitRow> rows)
    {
        foreach (var (number, row) in rows.Numbered())
        {
            foreach (var (earlier, before) in rows.Numbered().Take(number - 1))
            {
                if (before.Clock == row.Clock
                    && (before.Kind is null || before.Kind == row.Kind)
                    && (before.Condition is null || before.Condition == row.Condition)
                    && (before.Channels.Count == 0 || (row.Channels.Count > 0 && row.Channels.All(before.Channels.Contains)))
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
