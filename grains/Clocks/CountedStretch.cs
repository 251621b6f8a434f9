using Grid.Rulebook;

namespace Grid.Clocks;

/// <summary>A stretch that counted towards a limit, and how much it counted, in the limit's unit.</summary>
/// <param name="Day">The day whose work it is; a stretch after midnight may be of the day before.</param>
/// <param name="Notice">What made that day a working one, when its weekday did not (调休).</param>
internal sealed record CountedStretch(
    DateTimeOffset From,
    DateTimeOffset Until,
    double Amount,
    DateOnly Day,
    CalendarRow? Notice);
