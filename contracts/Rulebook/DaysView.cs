namespace Grid.Rulebook;

/// <summary>Days and what they are.</summary>
/// <param name="KnownThrough">
/// Last day of the years that notices cover, from the first day on; null when none covers its year.
/// </param>
[GenerateSerializer, Immutable, Alias("grid.days")]
public sealed record DaysView(
    [property: Id(0)] IReadOnlyList<DayView> Days,
    [property: Id(1)] string Zone,
    [property: Id(2)] string? Department,
    [property: Id(3)] DateOnly? KnownThrough,
    [property: Id(4)] long RulebookVersion);

/// <summary>One day.</summary>
/// <param name="Off">Whether the calendar that was asked counts no working time on it.</param>
/// <param name="Statutory">Whether the law makes it a holiday: nothing is executed by force on it.</param>
/// <param name="Name">The holiday that it is or belongs to; null when its weekday says what it is.</param>
/// <param name="Source">The notice, or the law, that says so.</param>
/// <param name="Provisional">Whether no notice speaks of its year yet.</param>
[GenerateSerializer, Immutable, Alias("grid.day")]
public sealed record DayView(
    [property: Id(0)] DateOnly Day,
    [property: Id(1)] DayKind Kind,
    [property: Id(2)] bool Off,
    [property: Id(3)] bool Statutory,
    [property: Id(4)] string? Name,
    [property: Id(5)] string? Source,
    [property: Id(6)] string? Clause,
    [property: Id(7)] DateOnly? Noticed,
    [property: Id(8)] bool Provisional);
