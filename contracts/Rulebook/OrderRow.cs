using Grid.Cases;

namespace Grid.Rulebook;

/// <summary>
/// 应急指令、专项任务: an order that changes limits and hours for a time (typhoon, festival, inspection week). While
/// it is in force, a limit of the classes that it names runs as if it were <paramref name="Percent"/> of what the
/// standards set, or <paramref name="Limit"/> where that is sooner.
/// </summary>
/// <param name="Order">Its number or name, as the trace of a case shows it.</param>
/// <param name="Reason">Why it was given.</param>
/// <param name="Kind">The kind of class; null for both.</param>
/// <param name="Classes">Patterns: 04-05, 04-*, *.</param>
/// <param name="Channels">The channels of a report it holds for; empty for all.</param>
/// <param name="Clock">The limit that it changes; null for that of handling.</param>
/// <param name="Percent">How much of the limit there is; null where the order sets a limit, or changes hours alone.
/// </param>
/// <param name="Periods">The hours that are worked on each day of the order, days off too; empty for the usual.</param>
/// <param name="Department">Code of the department that keeps these hours; null for all.</param>
/// <param name="Until">Its last day. An order that ends early has an earlier one entered.</param>
/// <param name="Begins">The time of its first day from which it holds; null for the whole day.</param>
/// <param name="Ends">The time of its last day until which it holds; null for the whole day.</param>
/// <param name="GivenBy">Who gave it: the code of an office or a person.</param>
/// <param name="Limit">
/// How long a whole limit is at most, in <paramref name="Unit"/>; null where the order sets none.
/// </param>
/// <param name="Unit">The unit of <paramref name="Limit"/>; null exactly where that is.</param>
/// <param name="Declares">
/// A state that it declares for its time, for which standing obligations ask: snow. Null for none.
/// </param>
[GenerateSerializer, Immutable, Alias("grid.order.row")]
public sealed record OrderRow(
    [property: Id(0)] string Order,
    [property: Id(1)] string Reason,
    [property: Id(2)] ClassKind? Kind,
    [property: Id(3)] IReadOnlyList<string> Classes,
    [property: Id(4)] IReadOnlyList<string> Channels,
    [property: Id(5)] ClockKind? Clock,
    [property: Id(6)] double? Percent,
    [property: Id(7)] IReadOnlyList<WorkPeriod> Periods,
    [property: Id(8)] string? Department,
    [property: Id(9)] DateOnly From,
    [property: Id(10)] DateOnly Until,
    [property: Id(11)] TimeOnly? Begins,
    [property: Id(12)] TimeOnly? Ends,
    [property: Id(13)] string GivenBy,
    [property: Id(14)] string Source,
    [property: Id(15)] string Grade,
    [property: Id(16)] double? Limit = null,
    [property: Id(17)] LimitUnit? Unit = null,
    [property: Id(18)] string? Declares = null);
