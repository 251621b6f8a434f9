using Grid.Posts;

namespace Grid.Rulebook;

/// <summary>When a limit that starts now would run out: of a class and condition, or a bare amount in a unit.</summary>
/// <param name="Class">The class for the limit of handling; null when <paramref name="Limit"/> is given.</param>
/// <param name="Department">The department by whose hours the limit runs; null for the county's, or a post's.</param>
/// <param name="County">Code of the county; null where a department is named or there is one county only.</param>
/// <param name="Channel">By which channel the report came in, with a class; null for that of a report that names none.
/// </param>
/// <param name="Post">The post by whose hours the limit runs; null where a department is named, or for the county's.
/// </param>
[GenerateSerializer, Immutable, Alias("grid.due.question")]
public sealed record DueQuestion(
    [property: Id(0)] DateTimeOffset From,
    [property: Id(1)] ClassKind Kind,
    [property: Id(2)] string? Class,
    [property: Id(3)] int Condition,
    [property: Id(4)] double? Limit,
    [property: Id(5)] LimitUnit? Unit,
    [property: Id(6)] string? Department,
    [property: Id(7)] string? County = null,
    [property: Id(8)] string? Channel = null,
    [property: Id(9)] Post? Post = null);
