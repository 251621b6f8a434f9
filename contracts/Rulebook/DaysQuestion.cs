using Grid.Posts;

namespace Grid.Rulebook;

/// <summary>Asks what the days of a stretch are, both ends included.</summary>
/// <param name="Department">The department by whose calendar; null for the county's, or a post's.</param>
/// <param name="County">Code of the county; null where a department is named or there is one county only.</param>
/// <param name="Post">The post by whose calendar; null where a department is named, and for the county's.</param>
[GenerateSerializer, Immutable, Alias("grid.days.question")]
public sealed record DaysQuestion(
    [property: Id(0)] DateOnly From,
    [property: Id(1)] DateOnly Until,
    [property: Id(2)] string? Department,
    [property: Id(3)] string? County = null,
    [property: Id(4)] Post? Post = null);
