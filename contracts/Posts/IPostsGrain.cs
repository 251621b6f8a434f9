using Grid.Foundation;
using Grid.Parties;
using Grid.Places;
using Grid.Registers;
using Orleans.Concurrency;

namespace Grid.Posts;

/// <summary>Who answers for what on the map of whichever silo answers (责任区). Stateless worker; key: 0.</summary>
[Alias("grid.posts"), GrainInterfaceType("grid.posts")]
public interface IPostsGrain : IGrainWithIntegerKey
{
    /// <summary>Who holds which duty at a point; null outside the county.</summary>
    /// <param name="at">Null for now.</param>
    [Alias("at"), ReadOnly] Task<PostsAt?> At(GeoPoint point, DateTimeOffset? at);

    /// <summary>
    /// Everyone who held, holds or will hold duties of a unit, the latest first; on one day only, when asked.
    /// </summary>
    [Alias("history"), ReadOnly]
    Task<IReadOnlyList<RegisterView>> History(EntityRef place, Post? duty, DateTimeOffset? at);

    /// <summary>Gaps and overlaps over the whole map (一把扫帚扫到底).</summary>
    [Alias("coverage"), ReadOnly]
    Task<Outcome<CoveragePage>> Coverage(DateTimeOffset? at, Post? duty, int limit, string? after);
}

/// <summary>Who holds one duty at a place.</summary>
/// <param name="Unit">
/// The unit by which it is held: the segment, the cell, the sub-district …; the nearest one appointed to goes before a
/// wider one.
/// </param>
/// <param name="Party">Whom to address: the office that holds it, or the unit itself where a person does.</param>
/// <param name="Holder">The person's code; null where an office holds it.</param>
/// <param name="Appointment">Code of the appointment; null where the register of places itself says who.</param>
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

/// <summary>The duties at a point on a day, and those nobody holds.</summary>
[GenerateSerializer, Immutable, Alias("grid.post.atPlace")]
public sealed record PostsAt(
    [property: Id(0)] DateOnly Day,
    [property: Id(1)] IReadOnlyList<HeldPost> Held,
    [property: Id(2)] IReadOnlyList<Post> Missing);

/// <summary>What is wrong with who answers for a unit. Numbers are sent: new ones go at the end.</summary>
public enum CoverageFault
{
    /// <summary>Nobody (三不管).</summary>
    Gap = 0,

    /// <summary>More than one.</summary>
    Overlap = 1,

    /// <summary>Somebody is appointed to what nobody registered.</summary>
    Nowhere = 2,
}

/// <summary>One gap or overlap.</summary>
/// <param name="Place">The unit it is about.</param>
/// <param name="Appointments">Who contends, by code of appointment.</param>
/// <param name="Geometry">Outline of the ground it is about, GeoJSON; null where the unit has none.</param>
[GenerateSerializer, Immutable, Alias("grid.coverage.item")]
public sealed record CoverageItem(
    [property: Id(0)] CoverageFault Fault,
    [property: Id(1)] Post Duty,
    [property: Id(2)] EntityRef Place,
    [property: Id(3)] string Why,
    [property: Id(4)] IReadOnlyList<string> Appointments,
    [property: Id(5)] string? Geometry);

/// <summary>One duty over the whole map.</summary>
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
