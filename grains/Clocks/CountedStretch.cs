using Grid.Rulebook;

namespace Grid.Clocks;

/// <summary>A stretch that counted towards a limit, and how much it counted, in the limit's unit.</summary>
/// <param name="Day">The day that the work belongs to; a stretch after midnight may belong to the day before.</param>
/// <param name="Notice">The row of the calendar that made the day a working day, when its weekday did not (调休).</param>
/// <param name="Order">The order under which it counted more or less than the clock; null for none.</param>
internal sealed record CountedStretch(
    DateTimeOffset From,
    DateTimeOffset Until,
    double Amount,
    DateOnly Day,
    CalendarRow? Notice,
    OrderRow? Order = null);
