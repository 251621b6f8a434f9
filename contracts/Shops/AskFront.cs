using Grid.Places;

namespace Grid.Shops;

/// <summary>Who answers for a front. Exactly one of shop and point is given.</summary>
/// <param name="At">When; null for now.</param>
[GenerateSerializer, Immutable, Alias("grid.front.ask")]
public sealed record AskFront(
    [property: Id(0)] string? Shop, [property: Id(1)] GeoPoint? Point, [property: Id(2)] DateTimeOffset? At);

/// <summary>Who answers for the sanitation of a front at a time.</summary>
/// <param name="Shop">The shop whose front it is; null for a point on none.</param>
/// <param name="Since">Since when the shop answers; null while the authority does.</param>
/// <param name="Clause">
/// The article by which a front begins to be answered for, with the version of its text; null where no row of the
/// standing obligations begins with a letter.
/// </param>
[GenerateSerializer, Immutable, Alias("grid.front.view")]
public sealed record FrontView(
    [property: Id(0)] string? Shop,
    [property: Id(1)] FrontReason Reason,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] DateTimeOffset? Since,
    [property: Id(4)] string? Clause);

/// <summary>
/// Why a shop answers for its front or the authority does. Numbers are stored and sent: new ones go at the end.
/// </summary>
public enum FrontReason
{
    /// <summary>The shop: its present holder was told the extent in writing.</summary>
    Served = 0,

    /// <summary>The authority: no letter was served.</summary>
    NoLetter = 1,

    /// <summary>The authority: the letter was served later.</summary>
    NotYetServed = 2,

    /// <summary>The authority: the letter was served to a former holder.</summary>
    FormerHolder = 3,

    /// <summary>The authority: the letter is of a sub-district office alone, which the county does not take.</summary>
    SubdistrictLetter = 4,

    /// <summary>The authority: the point lies on no front.</summary>
    NoFront = 5,
}
