using Grid.Ladders;
using Grid.Parties;
using Grid.Posts;

namespace Grid.Rulebook;

/// <summary>
/// One rung of the ladder for some kinds of duty holder and some classes (S78, S88, S166): when it comes, by when it
/// wants the matter corrected, and who takes it. The first row that fits a rung, in the table's order, counts.
/// </summary>
/// <param name="Rule">Unique name of the row, which each step of it keeps.</param>
/// <param name="Parties">The kinds of duty holder; empty for all.</param>
/// <param name="Kind">The kind of class; null for both.</param>
/// <param name="Classes">Patterns: 04-05, 04-*, *.</param>
/// <param name="After">So many steps of the rung before bring this one; 0 for the first rung.</param>
/// <param name="Days">A step of this rung counts for so many days of 24 hours.</param>
/// <param name="Edge">Whether a step of exactly <paramref name="Days"/> days ago still counts.</param>
/// <param name="Limit">By when the matter is to be corrected, from the step on; null for no time.</param>
/// <param name="Document">The document that is served (提醒单); null where none is.</param>
/// <param name="Posts">The posts that take it; empty for everyone who works for the county.</param>
/// <param name="Skip">Whether the rung is taken before its turn.</param>
/// <param name="Resets">Whether a correction in time begins the ladder anew.</param>
/// <param name="Guided">Whether the duty holder must have been guided to a designated place before.</param>
/// <param name="Clause">The article with the version of its text, or the place in the plan.</param>
[GenerateSerializer, Immutable, Alias("grid.ladder.row")]
public sealed record LadderRow(
    [property: Id(0)] string Rule,
    [property: Id(1)] IReadOnlyList<EntityKind> Parties,
    [property: Id(2)] ClassKind? Kind,
    [property: Id(3)] IReadOnlyList<string> Classes,
    [property: Id(4)] Rung Rung,
    [property: Id(5)] int After,
    [property: Id(6)] double Days,
    [property: Id(7)] WindowEdge Edge,
    [property: Id(8)] double? Limit,
    [property: Id(9)] LimitUnit? Unit,
    [property: Id(10)] string? Document,
    [property: Id(11)] IReadOnlyList<Post> Posts,
    [property: Id(12)] LadderSkip Skip,
    [property: Id(13)] bool Resets,
    [property: Id(14)] bool Guided,
    [property: Id(15)] string Clause,
    [property: Id(16)] DateOnly From,
    [property: Id(17)] DateOnly? Until,
    [property: Id(18)] string Source,
    [property: Id(19)] string Grade);

/// <summary>Whether the edge of a window counts. Numbers are stored: new ones go at the end.</summary>
public enum WindowEdge
{
    /// <summary>A step of exactly the window's length ago counts no more.</summary>
    Out = 0,

    /// <summary>It still counts.</summary>
    In = 1,
}

/// <summary>Whether a rung is taken before its turn. Numbers are stored: new ones go at the end.</summary>
public enum LadderSkip
{
    /// <summary>With a stated ground alone.</summary>
    Ground = 0,

    /// <summary>Without a ground too.</summary>
    Free = 1,

    /// <summary>Never.</summary>
    Never = 2,
}
