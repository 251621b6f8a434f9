using Grid.Foundation;
using Grid.Parties;
using Grid.Places;
using Grid.Registers;
using Orleans.Concurrency;

namespace Grid.Posts;

/// <summary>
/// Answers which holders have which posts, from the map of the silo it runs on (责任区). Stateless worker; key: 0.
/// </summary>
[Alias("grid.posts"), GrainInterfaceType("grid.posts")]
public interface IPostsGrain : IGrainWithIntegerKey
{
    /// <summary>The holders of all posts at a point; null outside the county.</summary>
    /// <param name="at">The time asked about; null for now.</param>
    [Alias("at"), ReadOnly] Task<PostsAt?> At(GeoPoint point, DateTimeOffset? at);

    /// <summary>
    /// All past, present and future holders of posts of a unit, the latest first; those of one day only, when asked.
    /// </summary>
    [Alias("history"), ReadOnly]
    Task<IReadOnlyList<RegisterView>> History(EntityRef place, Post? duty, DateTimeOffset? at);

    /// <summary>Gaps and overlaps over the whole map of a county (一把扫帚扫到底), or of several together.</summary>
    /// <param name="county">Its code; null where there is one county only.</param>
    /// <param name="counties">Codes of several counties, where <paramref name="county"/> is null.</param>
    [Alias("coverage"), ReadOnly]
    Task<Outcome<CoveragePage>> Coverage(
        DateTimeOffset? at,
        Post? duty,
        int limit,
        string? after,
        string? county = null,
        IReadOnlyList<string>? counties = null);
}
