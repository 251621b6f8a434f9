using Grid.Rulebook;

namespace Grid.Clocks;

/// <summary>
/// A stretch in which limits run faster or slower, by an order: a limit of ten hours under one of fifty per cent takes
/// five, and under one of two hours it takes two.
/// </summary>
/// <param name="From">UTC ticks.</param>
/// <param name="Until">UTC ticks.</param>
internal readonly record struct Pace(long From, long Until, OrderRow Order)
{
    /// <summary>How much of a limit there is: 0.5 for half of it.</summary>
    public double Part => (Order.Percent ?? 100) / 100;

    /// <summary>
    /// The stretches of some orders, in order and without overlaps: of two orders the first in the table counts.
    /// </summary>
    public static IReadOnlyList<Pace> Of(IEnumerable<OrderRow> orders, WorkingCalendar calendar)
    {
        var all = orders.Where(static order => order is { Percent: > 0 } or { Limit: > 0, Unit: not null })
            .Select(order => Of(order, calendar))
            .ToList();
        var times = all.SelectMany(static pace => new[] { pace.From, pace.Until }).Distinct().Order().ToList();
        return
        [
            .. times.Zip(times.Skip(1))
                .Select(part => (part.First, part.Second, Index: all.FindIndex(pace =>
                    pace.From <= part.First && part.Second <= pace.Until)))
                .Where(static part => part.Index >= 0)
                .Select(part => all[part.Index] with { From = part.First, Until = part.Second }),
        ];
    }

    private static Pace Of(OrderRow order, WorkingCalendar calendar)
    {
        var from = calendar.At(order.From, order.Begins ?? TimeOnly.MinValue);
        var until = order.Ends is { } ends
            ? calendar.At(order.Until, ends)
            : calendar.At(order.Until.AddDays(1), TimeOnly.MinValue);
        return new(from.UtcTicks, until.UtcTicks, order);
    }
}
