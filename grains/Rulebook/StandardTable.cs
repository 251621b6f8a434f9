namespace Grid.Rulebook;

/// <summary>Checks of the filing and closing standards.</summary>
internal static class StandardTable
{
    /// <summary>The longest known limit of handling is a year (挂账 excepted, which is no limit).</summary>
    private const double LongestDays = 366;
    private const double LongestHours = 24 * LongestDays;

    public static IEnumerable<Finding> Check(IReadOnlyList<StandardRow> rows, ClassList classes) =>
    [
        .. rows.Numbered().SelectMany(entry => Row(entry.Row, entry.Value, classes)),
        .. RowChecks.Overlaps(
            rows,
            static row => $"{row.Kind} {row.Class} condition {row.Condition}",
            static row => row.From,
            static row => row.Until),
        .. Defaults(rows),
    ];

    private static IEnumerable<Finding> Row(int number, StandardRow row, ClassList classes)
    {
        if (!ClassCodes.IsClass(row.Class))
        {
            yield return Finding.Error(
                number, "row.class", $"'{row.Class}' is no class code: {ClassCodes.Expected} are expected.");
        }
        else if (!classes.IsEmpty && classes.Find(row.Kind, row.Class, row.From) is null)
        {
            yield return Finding.Warning(
                number,
                "class.unknown",
                $"{row.Kind} {row.Class} is not in the table of classes on {row.From:yyyy-MM-dd}.");
        }

        if (row.Condition < 1)
        {
            yield return Finding.Error(number, "row.condition", $"Conditions count from 1; this is {row.Condition}.");
        }

        if (!Enum.IsDefined(row.Unit))
        {
            yield return Finding.Error(number, "row.unit", "The unit is urgentHour, workHour, workDay or urgentDay.");
        }
        else if (!(row.Limit >= 0 && row.Limit <= Longest(row.Unit)))
        {
            yield return Finding.Error(
                number,
                "row.limit",
                $"The limit is {row.Limit}. Write a number not above {Longest(row.Unit)} in this unit; 0 for what is "
                + "due at once.");
        }

        if (row.Starts is { } starts && !Enum.IsDefined(starts))
        {
            yield return Finding.Error(number, "row.starts", "A limit starts with dispatch or with report.");
        }

        foreach (var finding in RowChecks.Common(number, row.Kind, row.From, row.Until, row.Source))
        {
            yield return finding;
        }
    }

    private static IEnumerable<Finding> Defaults(IReadOnlyList<StandardRow> rows) =>
        rows.Numbered()
            .GroupBy(static entry => (entry.Value.Kind, entry.Value.Class))
            .Where(static same => same.All(static entry => entry.Value.Condition != 1))
            .Select(static same => Finding.Warning(
                same.First().Row,
                "standard.default",
                $"{same.Key.Kind} {same.Key.Class} has no condition 1, so every report of it must name one."));

    /// <summary>The longest limit that the check accepts.</summary>
    public static double Longest(LimitUnit unit) =>
        unit is LimitUnit.UrgentHour or LimitUnit.WorkHour ? LongestHours : LongestDays;
}
