using Grid.Cases;

namespace Grid.Rulebook;

/// <summary>Checks of the orders that change limits and hours for a time.</summary>
internal static class OrderTable
{
    private const double MostPercent = 1000;

    public static IEnumerable<Finding> Check(IReadOnlyList<OrderRow> rows, ClassList classes) =>
        rows.Numbered().SelectMany(entry => Row(entry.Row, entry.Value, classes));

    private static IEnumerable<Finding> Row(int number, OrderRow row, ClassList classes)
    {
        if (row.Clock is { } clock && (!Enum.IsDefined(clock) || clock is ClockKind.Revisit or ClockKind.Coordinate))
        {
            yield return Finding.Error(
                number,
                "order.clock",
                "An order changes the limit of handling or of another step of a case, not a visit or a coordination.");
        }

        if (row is { Percent: null, Limit: null, Unit: null, Declares: null } && row.Periods.Count == 0)
        {
            yield return Finding.Error(
                number,
                "order.nothing",
                "The order changes nothing. Give it a percentage or a limit, hours, or a state that it declares.");
        }
        else if (row is { Percent: not null, Limit: not null })
        {
            yield return Finding.Error(
                number, "order.both", "The order gives a percentage and a limit. Keep one of the two.");
        }
        else if (row is { Limit: null, Unit: not null } or { Limit: not null, Unit: null }
            || (row.Unit is { } unit && !Enum.IsDefined(unit)))
        {
            yield return Finding.Error(number, "order.unit", "A limit and its unit go together. Give both or neither.");
        }
        else if (row is { Limit: { } limit, Unit: { } of } && !(limit > 0 && limit <= StandardTable.Longest(of)))
        {
            yield return Finding.Error(
                number,
                "order.limit",
                $"A limit that an order sets is above 0 and at most {StandardTable.Longest(of)} in this unit.");
        }
        else if (row.Percent is { } percent && !(percent is > 0 and <= MostPercent))
        {
            yield return Finding.Error(
                number, "order.percent", $"A percentage of a limit is above 0 and at most {MostPercent}.");
        }

        if (row.From == row.Until && row.Begins >= (row.Ends ?? TimeOnly.MaxValue))
        {
            yield return Finding.Error(number, "order.times", "The order ends before it begins.");
        }

        foreach (var finding in RowChecks.Classes(number, row.Kind, row.Classes, classes)
            .Concat(RowChecks.Common(number, row.Kind, row.From, row.Until, row.Source)))
        {
            yield return finding;
        }
    }
}
