namespace Grid.Counties;

/// <summary>The time at which a thing must be in force to be shown.</summary>
/// <param name="City">By the city's clock: a thing that ended before it is not shown.</param>
/// <param name="Latest">
/// The later of the city's clock and the machine's: a thing that begins after it is not shown. A replayed city knows
/// things of days that still come for it.
/// </param>
internal readonly record struct ShownAt(DateTimeOffset City, DateTimeOffset Latest);
