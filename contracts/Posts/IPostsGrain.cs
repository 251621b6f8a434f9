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

    /// <summary>Gaps and overlaps over the whole map (一把扫帚扫到底).</summary>
    [Alias("coverage"), ReadOnly]
    Task<Outcome<CoveragePage>> Coverage(DateTimeOffset? at, Post? duty, int limit, string? after);
}

/// <summary>The holder of one post at a place.</summary>
/// <param name="Unit">
/// The unit for which the post is held: the segment, the cell, the sub-district …; the nearest unit with an appointment
/// goes before a wider one.
/// </param>
/// <param name="Party">
/// The party to address: the office that holds the post, or the unit itself where a person does.
/// </param>
/// <param name="Holder">The person's code; null where an office holds the post.</param>
/// <param name="Appointment">
/// Code of the appointment; null where the register of places names the holder itself.
/// </param>
[GenerateSerializer, Immutable, Alias("grid.post.held")]
public sealed record HeldPost(
    [property: Id(0)] Post Duty,
    [property: Id(1)] EntityRef Unit,
    [property: Id(2)] EntityRef Party,
    [property: Id(3)] string? Holder,
    [property: Id(4)] string? Office,
    [property: Id(5)] string? Appointment,
    [property: Id(6)] DateOnly? From,
    [property: Id(7)] DateOnly? Until);

/// <summary>The posts at a point on a day that are held, and those that are vacant.</summary>
[GenerateSerializer, Immutable, Alias("grid.post.atPlace")]
public sealed record PostsAt(
    [property: Id(0)] DateOnly Day,
    [property: Id(1)] IReadOnlyList<HeldPost> Held,
    [property: Id(2)] IReadOnlyList<Post> Missing);

/// <summary>What is wrong with the holders of a post of a unit. Numbers are sent: new ones go at the end.</summary>
public enum CoverageFault
{
    /// <summary>The post has no holder (三不管).</summary>
    Gap = 0,

    /// <summary>The post has more than one holder.</summary>
    Overlap = 1,

    /// <summary>An appointment names a unit that is not registered.</summary>
    Nowhere = 2,
}

/// <summary>One gap or overlap.</summary>
/// <param name="Place">The unit with the gap or overlap.</param>
/// <param name="Appointments">The codes of the contending appointments.</param>
/// <param name="Geometry">Outline of the unit's ground, GeoJSON; null where the unit has none.</param>
[GenerateSerializer, Immutable, Alias("grid.coverage.item")]
public sealed record CoverageItem(
    [property: Id(0)] CoverageFault Fault,
    [property: Id(1)] Post Duty,
    [property: Id(2)] EntityRef Place,
    [property: Id(3)] string Why,
    [property: Id(4)] IReadOnlyList<string> Appointments,
    [property: Id(5)] string? Geometry);

/// <summary>One post over the whole map.</summary>
[GenerateSerializer, Immutable, Alias("grid.coverage.duty")]
public sealed record PostCoverage(
    [property: Id(0)] Post Duty,
    [property: Id(1)] int Units,
    [property: Id(2)] int Held,
    [property: Id(3)] int Gaps,
    [property: Id(4)] int Overlaps,
    [property: Id(5)] int Nowhere);

/// <summary>A page of the check; <paramref name="Next"/> continues it.</summary>
[GenerateSerializer, Immutable, Alias("grid.coverage.page")]
public sealed record CoveragePage(
    [property: Id(0)] DateOnly Day,
    [property: Id(1)] IReadOnlyList<PostCoverage> Duties,
    [property: Id(2)] IReadOnlyList<CoverageItem> Items,
    [property: Id(3)] string? Next,
    [property: Id(4)] long MapVersion);
