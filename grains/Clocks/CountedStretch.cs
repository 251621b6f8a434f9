namespace Grid.Clocks;

/// <summary>A stretch that counted towards a limit, and how much it counted, in the limit's unit.</summary>
/// <param name="Because">What made the day a working one, when its weekday did not: the name in the calendar (调休).</param>
internal sealed record CountedStretch(DateTimeOffset From, DateTimeOffset Until, double Amount, string? Because);
