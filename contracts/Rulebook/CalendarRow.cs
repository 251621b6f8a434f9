namespace Grid.Rulebook;

/// <summary>
/// A day that is not what its weekday says: a holiday, or a make-up working day (State Council notices).
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.calendar.row")]
public sealed record CalendarRow(
    [property: Id(0)] DateOnly Date,
    [property: Id(1)] bool Works,
    [property: Id(2)] string Name,
    [property: Id(3)] string Source);
