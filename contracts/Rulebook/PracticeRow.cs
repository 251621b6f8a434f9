namespace Grid.Rulebook;

/// <summary>
/// What a county does by practice, where no law and no other table sets the number. The row in force on the day counts;
/// where there is none, the usual value of the option holds.
/// </summary>
/// <param name="Option">The name of one of <see cref="PracticeOption.All"/>.</param>
/// <param name="Value">In the unit of the option.</param>
/// <param name="Until">Last day; null until further notice.</param>
[GenerateSerializer, Immutable, Alias("grid.practice.row")]
public sealed record PracticeRow(
    [property: Id(0)] string Option,
    [property: Id(1)] double Value,
    [property: Id(2)] DateOnly From,
    [property: Id(3)] DateOnly? Until,
    [property: Id(4)] string Source,
    [property: Id(5)] string Grade);
