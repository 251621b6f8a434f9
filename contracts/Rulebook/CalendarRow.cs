using Grid.Posts;

namespace Grid.Rulebook;

/// <summary>
/// A day that is not what its weekday says: a holiday, or a make-up working day, by a notice (放假安排); or a day on
/// which one department or one post is closed or works.
/// </summary>
/// <param name="Source">The notice: its number.</param>
/// <param name="Statutory">Whether the law itself makes the day a holiday (法定节假日); the others are bridged.</param>
/// <param name="Noticed">The day on which the notice was published; null where that was not noted.</param>
/// <param name="Clause">The paragraph of the notice, or of the law, that says so.</param>
/// <param name="Department">
/// Code of the department of which alone the row speaks; null for the whole county, or a post.
/// </param>
/// <param name="Post">The post of which alone the row speaks, wherever it is held; null for no post.</param>
[GenerateSerializer, Immutable, Alias("grid.calendar.row")]
public sealed record CalendarRow(
    [property: Id(0)] DateOnly Date,
    [property: Id(1)] bool Works,
    [property: Id(2)] string Name,
    [property: Id(3)] string Source,
    [property: Id(4)] bool Statutory = false,
    [property: Id(5)] DateOnly? Noticed = null,
    [property: Id(6)] string? Clause = null,
    [property: Id(7)] string? Department = null,
    [property: Id(8)] Post? Post = null);

/// <summary>What a day is, to the law and to those who work. Numbers are sent: new ones go at the end.</summary>
public enum DayKind
{
    Workday = 0,

    /// <summary>A day of rest by its weekday.</summary>
    Weekend = 1,

    /// <summary>法定节假日: a holiday by law. Nothing is executed by force on it (行政强制法 43).</summary>
    Statutory = 2,

    /// <summary>调休放假: off by a notice, and not a holiday by law.</summary>
    Holiday = 3,

    /// <summary>调休上班: worked by a notice, though its weekday is not.</summary>
    MadeUp = 4,

    /// <summary>A department or a post does not work on it, though the county does.</summary>
    Closed = 5,
}
