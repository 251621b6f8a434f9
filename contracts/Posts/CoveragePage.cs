using Grid.Parties;
using Grid.Rulebook;

namespace Grid.Posts;

/// <summary>A page of the check; <paramref name="Next"/> continues it.</summary>
[GenerateSerializer, Immutable, Alias("grid.coverage.page")]
public sealed record CoveragePage(
    [property: Id(0)] DateOnly Day,
    [property: Id(1)] IReadOnlyList<PostCoverage> Duties,
    [property: Id(2)] IReadOnlyList<CoverageItem> Items,
    [property: Id(3)] string? Next,
    [property: Id(4)] long MapVersion);

/// <summary>One post over the whole map.</summary>
[GenerateSerializer, Immutable, Alias("grid.coverage.duty")]
public sealed record PostCoverage(
    [property: Id(0)] Post Duty,
    [property: Id(1)] int Units,
    [property: Id(2)] int Held,
    [property: Id(3)] int Gaps,
    [property: Id(4)] int Overlaps,
    [property: Id(5)] int Nowhere);

/// <summary>One gap or overlap.</summary>
/// <param name="Place">The unit with the gap or overlap.</param>
/// <param name="Appointments">The codes of the contending appointments.</param>
/// <param name="Geometry">Outline of the unit's ground, GeoJSON; null where the unit has none.</param>
/// <param name="Hours">The hours of the day in which the post has no holder; null for the whole day.</param>
[GenerateSerializer, Immutable, Alias("grid.coverage.item")]
public sealed record CoverageItem(
    [property: Id(0)] CoverageFault Fault,
    [property: Id(1)] Post Duty,
    [property: Id(2)] EntityRef Place,
    [property: Id(3)] string Why,
    [property: Id(4)] IReadOnlyList<string> Appointments,
    [property: Id(5)] string? Geometry,
    [property: Id(6)] IReadOnlyList<WorkPeriod>? Hours = null);

/// <summary>What is wrong with the holders of a post of a unit. Numbers are sent: new ones go at the end.</summary>
public enum CoverageFault
{
    /// <summary>The post has no holder (三不管), on the day or in some of its hours.</summary>
    Gap = 0,

    /// <summary>The post has more than one holder.</summary>
    Overlap = 1,

    /// <summary>An appointment names a unit that is not registered.</summary>
    Nowhere = 2,
}
