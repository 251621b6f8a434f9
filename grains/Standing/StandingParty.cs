using Grid.Parties;
using Grid.Shops;

namespace Grid.Standing;

/// <summary>
/// What the rows of standing obligations ask of a party. It is read from the party's entry, and stored nowhere.
/// </summary>
/// <param name="Trade">Its trade; null where it has none.</param>
/// <param name="From">First day on which it is in force; null for always.</param>
/// <param name="Until">Last day; null until further notice.</param>
/// <param name="HolderSince">Since when its present holder keeps it; null for always.</param>
/// <param name="LetterServedAt">When the letter about its ground was served; null for never.</param>
/// <param name="LetterIssuer">Who issued the letter.</param>
/// <param name="CommittedFrom">First day of its commitment; null where there is none, or where it was refused.</param>
/// <param name="CommittedUntil">Last day of its commitment; null until further notice.</param>
internal sealed record StandingParty(
    EntityRef Party,
    string? Trade,
    DateOnly? From,
    DateOnly? Until,
    DateOnly? HolderSince,
    DateTimeOffset? LetterServedAt,
    LetterIssuer LetterIssuer,
    DateOnly? CommittedFrom,
    DateOnly? CommittedUntil)
{
    /// <summary>When it was first registered: what was due before was never planned.</summary>
    public DateTimeOffset Known { get; init; }
}
