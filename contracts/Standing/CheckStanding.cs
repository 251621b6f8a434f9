using Grid.Parties;

namespace Grid.Standing;

/// <summary>Records that a standing item was checked.</summary>
/// <param name="Id">The caller's id of the check.</param>
/// <param name="By">Who checked: code of an officer, of the party's holder or of a neighbour.</param>
/// <param name="Photograph">Hash of the photograph; needed of a check by the party itself.</param>
/// <param name="At">When it was seen; null for now.</param>
[GenerateSerializer, Immutable, Alias("grid.standing.check")]
public sealed record CheckStanding(
    [property: Id(0)] string Id,
    [property: Id(1)] string Item,
    [property: Id(2)] StandingCheck How,
    [property: Id(3)] StandingResult Result,
    [property: Id(4)] string By,
    [property: Id(5)] string? Photograph,
    [property: Id(6)] string? Note,
    [property: Id(7)] DateTimeOffset? At);

/// <summary>What a check found. Numbers are stored and sent: new ones go at the end.</summary>
public enum StandingResult
{
    /// <summary>The item is met.</summary>
    Met = 0,

    /// <summary>It is not met; it stays owed until it is due.</summary>
    NotMet = 1,

    /// <summary>
    /// Others broke or fouled something; the party dissuaded them and reported it, which is what its duty asks.
    /// </summary>
    DissuadedAndReported = 2,
}

/// <summary>A standing item that a party owes.</summary>
/// <param name="Period">The first day of the period, by which the item is named.</param>
/// <param name="Since">Since when it is owed.</param>
/// <param name="CheckedAt">When a check found it met; null where none did.</param>
/// <param name="Finding">The case that its lapse became.</param>
[GenerateSerializer, Immutable, Alias("grid.standing.view")]
public sealed record StandingView(
    [property: Id(0)] EntityRef Party,
    [property: Id(1)] StandingRow Row,
    [property: Id(2)] DateOnly Period,
    [property: Id(3)] DateTimeOffset Since,
    [property: Id(4)] DateTimeOffset Due,
    [property: Id(5)] ObligationStatus Status,
    [property: Id(6)] DateTimeOffset? CheckedAt,
    [property: Id(7)] StandingCheck? How,
    [property: Id(8)] string? By,
    [property: Id(9)] Guid? Finding);
