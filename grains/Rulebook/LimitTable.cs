using Grid.Cases;

namespace Grid.Rulebook;

/// <summary>Checks of the limits of the stages.</summary>
internal static class LimitTable
{
    private const double MostPercent = 1000;

    public static IEnumerable<Finding> Check(IReadOnlyList<LimitRow> rows, ClassList classes) =>
        [
            .. rows.Numbered().SelectMany(entry => Row(entry.Row, entry.Value, classes)),
            .. RowChecks.Unreachable(rows, Answers),
        ];

    private static IEnumerable<Finding> Row(int number, LimitRow row, ClassList classes)
    {
        if (!Enum.IsDefined(row.Clock))
        {
            yield return Finding.Error(number, "limit.clock", "There is no such clock.");
        }
        else if (row.Clock == ClockKind.Handle && (row.Condition is not null || row.Channels.Count > 0))
        {
            yield return Finding.Error(
                number,
                "limit.handle",
                "A limit of handling stands here for classes of which the standards do not speak, so it has no "
                + "condition and no channels. Leave both out, or write it into the standards.");
        }
        else if (row.Clock == ClockKind.Revisit)
        {
            yield return Finding.Error(
                number,
                "limit.revisit",
                "When a closed case is gone back to stands in the revisits. Leave this row out.");
        }

        if (row.Clock == ClockKind.Handle && (row.Share || row.Of is { Count: > 0 }))
        {
            yield return Finding.Error(
                number,
                "limit.own",
                "A limit of handling is the class's own limit, so it is neither a percentage of one nor for its unit. "
                + "Write it in a unit, and leave \"of\" out.");
        }

        if (row.Of?.Any(static unit => !Enum.IsDefined(unit)) == true)
        {
            yield return Finding.Error(
                number, "row.unit", "The units in \"of\" are urgentHour, workHour, workDay or urgentDay.");
        }

        if (row.Starts is { } starts && !(row.Clock == ClockKind.Handle && Enum.IsDefined(starts)))
        {
            yield return Finding.Error(
                number,
                "row.starts",
                "The limit of handling starts with dispatch or with report; other limits start with their stage. "
                + "Leave starts out.");
        }

        if (row.Condition < 1)
        {
            yield return Finding.Error(number, "row.condition", $"Conditions count from 1; this is {row.Condition}.");
        }

        if (row.Share)
        {
            if (row.Limit is not (> 0 and <= MostPercent))
            {
                yield return Finding.Error(
                    number,
                    "row.limit",
                    $"The limit is {row.Limit} percent of the class's own limit. Write a number above 0, and not above "
                    + $"{MostPercent}.");
            }
        }
        else if (!Enum.IsDefined(row.Unit))
        {
            yield return Finding.Error(number, "row.unit", "The unit is urgentHour, workHour, workDay or urgentDay.");
        }
        else if (!(row.Limit <= StandardTable.Longest(row.Unit)
            && (row.Limit > 0 || (row.Limit >= 0 && row.Clock == ClockKind.Handle))))
        {
            yield return Finding.Error(
                number,
                "row.limit",
                $"The limit is {row.Limit}. Write a number above 0, and not above {StandardTable.Longest(row.Unit)} "
                + "in this unit.");
        }

        foreach (var finding in RowChecks
                .Common(number, row.Kind, row.From, row.Until, row.Source)
                .Concat(RowChecks.Classes(number, row.Kind, row.Classes, classes)))
        {
            yield return finding;
        }
    }

    private static bool Answers(LimitRow row, LimitRow narrower) =>
        row.Clock == narrower.Clock
        && (row.Kind is null || row.Kind == narrower.Kind)
        && (row.Condition is null || row.Condition == narrower.Condition)
        && (row.Of is not { Count: > 0 } units || (narrower.Of is { Count: > 0 } of && of.All(units.Contains)))
        && (row.Channels.Count == 0 || (narrower.Channels.Count > 0 && narrower.Channels.All(row.Channels.Contains)))
        && ClassPatterns.Within(narrower.Classes, row.Classes)
        && Period.Contains(row.From, row.Until, narrower.From, narrower.Until);
}
